package org.cardwire.link;

import java.util.Locale;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.platform.http.Text;

/** What a link's test found, as a sentence with the remedy, and behind it what the carrier itself said. */
final class LinkTestWords {
    private LinkTestWords() {}

    /** The name of a finding on the wire: {@code not-connected}. */
    static String code(LinkTest.Finding finding) {
        return finding.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String sentence(LinkTest result, Locale reader) {
        String sentence = text(result.finding()).in(reader);
        return result.detail().isBlank()
                ? sentence
                : sentence + " (" + result.detail().strip() + ")";
    }

    private static Text text(LinkTest.Finding finding) {
        return switch (finding) {
            case WORKS -> new Text("The carrier knows the account and answers.", "运营商认可该账号，应答正常。");
            case NOT_CONNECTED ->
                new Text(
                        "No connection to the carrier: check host, port or url, the account, and that the carrier lets this"
                                + " server's address in.",
                        "无法连接运营商：请检查主机、端口或网址、账号，以及运营商是否放行本服务器的地址。");
            case NO_ANSWER ->
                new Text(
                        "The carrier took the request and did not answer in time: try again, then ask the carrier.",
                        "运营商收到请求但未及时应答：请重试；仍然如此请联系运营商。");
            case ACCESS_REFUSED ->
                new Text(
                        "The carrier refused the account: check its name, password or token, and that it may use this"
                                + " service.",
                        "运营商拒绝了该账号：请检查账号名、密码或令牌，以及该账号是否已开通此服务。");
            case SETTINGS_REFUSED ->
                new Text(
                        "The carrier knows the account and refuses the link's settings: check the protocol version and"
                                + " the schema.",
                        "运营商认可该账号，但拒绝了通道设置：请检查协议版本与 schema。");
            case STRANGE_ANSWER ->
                new Text(
                        "What answers there is no carrier of this kind: check the url or the port.",
                        "应答者不是此类运营商接口：请检查网址或端口。");
            case BUSY ->
                new Text("The link works at its full window just now: try again in a moment.", "通道窗口已满，正在全速发送：请稍后再试。");
            case CLOSED ->
                new Text(
                        "The link is not open on this node: it is disabled, its settings were refused, or another node"
                                + " holds its session.",
                        "通道未在本节点打开：已停用、设置未通过，或会话由另一节点持有。");
        };
    }
}
