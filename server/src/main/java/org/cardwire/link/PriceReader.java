package org.cardwire.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;

/** Reads the lines of a price book, or tells everything that is wrong with them. */
final class PriceReader {
    private final Map<String, Link> links;
    private final List<FieldProblem> problems = new ArrayList<>();
    private final Set<PriceEntry.Scope> seen = new HashSet<>();

    PriceReader(List<Link> links) {
        this.links = links.stream().collect(Collectors.toMap(Link::name, Function.identity()));
    }

    /** @param list valid by the contract's schema; throws {@link HttpProblem} 422 */
    List<PriceEntry> read(JsonNode list) {
        List<PriceEntry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = "/entries/" + i;
            Optional<PriceEntry> entry = entry(list.get(i), at);
            entry.ifPresent(found -> check(found, at));
            entry.ifPresent(entries::add);
        }
        if (!problems.isEmpty()) {
            throw HttpProblem.invalid(problems);
        }
        return entries;
    }

    private Optional<PriceEntry> entry(JsonNode line, String at) {
        try {
            return Optional.of(PriceEntry.read(line));
        } catch (ArithmeticException | NumberFormatException e) {
            add(
                    at + "/amount",
                    "bad-price",
                    "A decimal below a billion with at most 6 places, such as 0.045",
                    "应为小于十亿、至多 6 位小数的数，例如 0.045");
        } catch (DateTimeException e) {
            add(at + "/from", "bad-day", "A day of the calendar, such as 2026-12-01", "应为日历中的日期，例如 2026-12-01");
        }
        return Optional.empty();
    }

    private void check(PriceEntry entry, String at) {
        entry.link().ifPresent(name -> checkLink(entry, name, at));
        if (entry.country().filter(code -> !Countries.isCountry(code)).isPresent()) {
            add(
                    at + "/country",
                    "unknown-country",
                    "A country by its two letters, such as CN or GB; leave it out for all",
                    "应为两个字母的国家或地区代码，例如 CN 或 GB；留空表示全部");
        }
        if (!Price.isCurrency(entry.price().currency())) {
            add(at + "/currency", "unknown-currency", "A currency of ISO 4217, such as CNY", "应为 ISO 4217 货币代码，例如 CNY");
        }
        if (entry.upToBytes().isPresent() && entry.channel() != Channel.MMS) {
            add(at + "/upToBytes", "mms-only", "Sizes are for MMS only: leave it out", "仅彩信按大小计价：请删除此项");
        }
        if (entry.per() == PriceEntry.Per.SEGMENT && entry.channel() != Channel.SMS) {
            add(at + "/per", "sms-only", "Only an SMS has segments: use message", "只有短信分条计价：请改为 message");
        }
        if (!seen.add(entry.scope())) {
            add(
                    at,
                    "duplicate",
                    "Another line is for the same messages from the same day: keep one",
                    "另有一行适用于同样的消息和日期：请只保留一行");
        }
    }

    private void checkLink(PriceEntry entry, String name, String at) {
        Link link = links.get(name);
        if (link == null) {
            add(
                    at + "/link",
                    "unknown-link",
                    "There is no link \"" + name + "\": make it first, or remove this line",
                    "没有名为“" + name + "”的通道：请先创建，或删除此行");
        } else if (link.channel() != entry.channel()) {
            String other = LinkView.lower(link.channel());
            add(
                    at + "/link",
                    "wrong-channel",
                    "\"" + name + "\" carries " + other + ": change the channel or the link",
                    "“" + name + "”承载的是 " + other + "：请更改渠道或通道");
        }
    }

    private void add(String pointer, String code, String en, String zh) {
        problems.add(new FieldProblem(pointer, code, en, zh));
    }
}
