package org.cardwire.carrier.mm7;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.http.ScriptedHttp;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;

/** A relay/server that takes everything, until told otherwise; it reads with regular expressions and keeps no state. */
final class ScriptedRelay implements ScriptedCarrier {
    private static final String NS = "http://www.3gpp.org/ftp/Specs/archive/23_series/23.140/schema/REL-6-MM7-1-4";
    private static final Pattern NUMBER = Pattern.compile("<Number>(\\d+)</Number></To>");
    private static final Pattern TRANSACTION = Pattern.compile("TransactionID[^>]*>([^<]+)<");

    private final ScriptedHttp http;
    private final URI door;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Queue<ScriptedHttp.Reply> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final AtomicInteger submissions = new AtomicInteger();
    private final Map<String, Integer> shown = new ConcurrentHashMap<>();
    private volatile boolean revokeInTime = true;

    ScriptedRelay(URI door) throws Exception {
        this.door = door;
        this.http = new ScriptedHttp(this::answer);
    }

    @Override
    public Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("url", http.uri() + "/mm7"),
                Map.entry("vasp-id", "brand"),
                Map.entry("username", "vasp"),
                Map.entry("password", "hush-hush"),
                Map.entry("inbound-username", "relay"),
                Map.entry("inbound-password", "open-sesame"),
                Map.entry("inbound-path-secret", "p4th"),
                Map.entry("cancel", "true"),
                Map.entry("window", "4"),
                Map.entry("answer-timeout", "10s"),
                Map.entry("probe-interval", "50ms"),
                Map.entry("wire-log", "true"));
    }

    List<ScriptedHttp.Seen> seen() {
        return http.seen();
    }

    void answerNext(int status, String body) {
        next.add(new ScriptedHttp.Reply(status, Map.of("Content-Type", "text/xml"), body));
    }

    void answerNext(ScriptedHttp.Reply reply) {
        next.add(reply);
    }

    @Override
    public void refuseNext(boolean permanently) {
        answerNext(200, response("SubmitRsp", permanently ? 2004 : 3000, "no", ""));
    }

    @Override
    public void throttleNext() {
        answerNext(200, response("SubmitRsp", 3510, "too fast", ""));
    }

    @Override
    public void dropNext() {
        drops.incrementAndGet();
    }

    @Override
    public void holdAnswers() {
        http.holdAnswers();
    }

    @Override
    public void releaseAnswers() {
        http.releaseAnswers();
    }

    @Override
    public void down() {
        http.down();
    }

    @Override
    public void up() {
        http.up();
    }

    @Override
    public int submissions() {
        return submissions.get();
    }

    @Override
    public int shownOn(Msisdn handset) {
        return shown.getOrDefault(handset.digits(), 0);
    }

    @Override
    public Answer receipt(String carrierRef, CarrierEvent.State state) throws Exception {
        String word = state == CarrierEvent.State.DELIVERED ? "Retrieved" : "Expired";
        return post(
                "text/xml; charset=utf-8",
                envelope(
                        "DeliveryReportReq",
                        "<MM7Version>6.8.0</MM7Version><MessageID>" + carrierRef + "</MessageID><Recipient><Number>1"
                                + "</Number></Recipient><Sender><Number>2</Number></Sender><Date>2026-11-21T10:15:30Z"
                                + "</Date><MMStatus>" + word + "</MMStatus>"));
    }

    @Override
    public Answer reply(Msisdn from, String to, String text) throws Exception {
        String soap = envelope(
                "DeliverReq",
                "<MM7Version>6.8.0</MM7Version><Sender><Number>" + from.digits()
                        + "</Number></Sender><Recipients><To><ShortCode>" + to + "</ShortCode></To></Recipients>"
                        + "<TimeStamp>2026-11-21T10:15:30Z</TimeStamp><Content href=\"cid:t\"/>");
        return post(
                "multipart/related; boundary=\"b\"; type=\"text/xml\"",
                "--b\r\nContent-Type: text/xml\r\n\r\n" + soap
                        + "\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\nContent-ID: <t>\r\n\r\n" + text
                        + "\r\n--b--\r\n");
    }

    @Override
    public Answer garbage() throws Exception {
        return post("text/xml", "\u0000\u0001 no soap at all");
    }

    @Override
    public void revokeInTime(boolean inTime) {
        revokeInTime = inTime;
    }

    @Override
    public List<String> secrets() {
        return List.of("hush-hush", "open-sesame", "p4th", "dmFzcDpodXNo", "cmVsYXk6b3Blbi");
    }

    @Override
    public void close() {
        http.close();
        client.close();
    }

    static String envelope(String name, String inner) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                + "<e:Header><t:TransactionID xmlns:t=\"" + NS + "\" e:mustUnderstand=\"1\">tx-1</t:TransactionID>"
                + "</e:Header><e:Body><" + name + " xmlns=\"" + NS + "\">" + inner + "</" + name
                + "></e:Body></e:Envelope>";
    }

    static String response(String name, int code, String text, String rest) {
        return envelope(
                name,
                "<MM7Version>6.8.0</MM7Version><Status><StatusCode>" + code + "</StatusCode><StatusText>" + text
                        + "</StatusText></Status>" + rest);
    }

    private ScriptedHttp.Reply answer(ScriptedHttp.Seen request) {
        String text = request.text();
        if (text.contains("<CancelReq")) {
            boolean known = text.contains("<MessageID>m-") && revokeInTime;
            return soap(response("CancelRsp", known ? 1000 : 2005, known ? "Success" : "unknown", ""));
        }
        submissions.incrementAndGet();
        if (drops.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return null;
        }
        ScriptedHttp.Reply ordered = next.poll();
        if (ordered != null) {
            return ordered;
        }
        Matcher number = NUMBER.matcher(text);
        Matcher transaction = TRANSACTION.matcher(text);
        if (!number.find() || !transaction.find()) {
            return soap(response("SubmitRsp", 2007, "no recipient or no TransactionID", ""));
        }
        shown.merge(number.group(1), 1, Integer::sum);
        return soap(response("SubmitRsp", 1000, "Success", "<MessageID>m-" + ids.incrementAndGet() + "</MessageID>"));
    }

    private static ScriptedHttp.Reply soap(String xml) {
        return new ScriptedHttp.Reply(200, Map.of("Content-Type", "text/xml; charset=\"utf-8\""), xml);
    }

    private Answer post(String type, String body) throws Exception {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(door + "/p4th"))
                        .header("Content-Type", type)
                        .header("Authorization", "Basic cmVsYXk6b3Blbi1zZXNhbWU=")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        boolean fault = response.body().contains("Fault>");
        if (response.body().contains("<StatusCode>1000<") && response.body().contains(">tx-1<")) {
            return Answer.TAKEN;
        }
        return fault || response.statusCode() / 100 == 4 ? Answer.REFUSED : Answer.TRY_AGAIN;
    }
}
