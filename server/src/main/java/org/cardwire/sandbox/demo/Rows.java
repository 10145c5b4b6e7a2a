package org.cardwire.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.fixtures.handset.Channel;
import org.cardwire.sandbox.demo.Row.Fact;

/** The table: what each of the twelve handsets must end as. */
final class Rows {
    private static final int PHOTOGRAPHS = 3;
    private static final int THROTTLED_SUBMITS = 3;
    /** UCS-2 units in a part with an 8-bit reference (TS 23.040 §9.2.3.24.1). */
    private static final int UNITS_OF_A_PART = 67;

    private Rows() {}

    /** @param optedOut when that handset's owner did */
    static List<Row> all(Instant optedOut) {
        return List.of(
                new Row(
                        DemoHandsets.FULL_RCS,
                        "full RCS",
                        "carousel, delivered",
                        List.of(
                                onceBy(Channel.RCS),
                                kind("carousel"),
                                fact(
                                        "three cards with photographs",
                                        f -> photographs(f.content().path("cards")) == PHOTOGRAPHS),
                                state("delivered"))),
                new Row(
                        DemoHandsets.RCS_WITHOUT_CAROUSELS,
                        "RCS without carousels",
                        "first card, loss listed, delivered",
                        List.of(
                                onceBy(Channel.RCS),
                                kind("card"),
                                fact(
                                        "the first card's title",
                                        f -> f.content()
                                                .at("/cards/0/title")
                                                .asText()
                                                .equals("Two nights by the lake")),
                                fact(
                                        "its photograph",
                                        f -> photographs(f.content().path("cards")) == 1),
                                fact(
                                        "the loss in the attempt",
                                        f -> f.attempts(Channel.RCS).stream()
                                                .anyMatch(one ->
                                                        !one.path("losses").isEmpty())),
                                state("delivered"))),
                new Row(
                        DemoHandsets.RCS_READS_AND_TAPS,
                        "RCS that reads and taps",
                        "delivered, read, tapped, each once though the webhook repeats",
                        List.of(
                                onceBy(Channel.RCS),
                                state("delivered"),
                                fact("the owner read and tapped", f -> f.has("read") && f.has("tapped")),
                                fact("one reported delivery", f -> f.reportedDeliveries() == 1),
                                fact("one read event", f -> f.is("read") && f.events("read") == 1),
                                fact("one tapped event", f -> f.is("clicked") && f.events("tapped") == 1),
                                fact(
                                        "READ posted three times",
                                        f -> f.carriers().getOrDefault("rcs.pushed.READ", 0L) >= 3))),
                new Row(
                        DemoHandsets.RCS_WITHOUT_DATA,
                        "RCS reachable, offline",
                        "revoked, then MMS, delivered once",
                        List.of(
                                onceBy(Channel.MMS),
                                fact("one revoked event", f -> f.events("revoked") == 1),
                                slides(),
                                state("delivered"))),
                new Row(
                        DemoHandsets.RCS_REVOKE_UNANSWERED,
                        "RCS offline, revoke never answered",
                        "unknown at expiry, no second form",
                        List.of(
                                fact("nothing came", f -> f.came() == 0),
                                state("unknown"),
                                fact(
                                        "RCS alone was tried",
                                        f -> f.attempts()
                                                == f.attempts(Channel.RCS).size()),
                                fact("a revoke was tried", f -> f.events("revoking") > 0))),
                new Row(
                        DemoHandsets.MMS_300_KB,
                        "no RCS, MMS 300 KB",
                        "three slides under 300 KB, delivered",
                        mms(Demo.MMS_BYTES)),
                new Row(
                        DemoHandsets.MMS_100_KB,
                        "no RCS, MMS 100 KB",
                        "three slides under 100 KB, delivered",
                        mms(Demo.MMS_SMALL_BYTES)),
                new Row(
                        DemoHandsets.MMS_REFUSES,
                        "MMS that refuses (2004)",
                        "SMS with link",
                        List.of(
                                onceBy(Channel.SMS),
                                fact(
                                        "MMS refused with 2004",
                                        f -> f.attempts(Channel.MMS).stream()
                                                .anyMatch(one -> one.path("code")
                                                        .asText()
                                                        .equals("2004"))),
                                fact("a link", f -> f.links().size() == 1),
                                state("delivered"))),
                new Row(
                        DemoHandsets.SMS_CHINESE,
                        "SMS only, Chinese",
                        "UCS-2 segments, signature, link; card page opened, click counted",
                        List.of(
                                onceBy(Channel.SMS),
                                alphabet("ucs2"),
                                fact("the signature", f -> f.text().startsWith("【")),
                                fact("the Chinese edition", f -> f.text().contains("李雷，您的包裹已发出")),
                                fact("a link", f -> f.links().size() == 1),
                                fact("the card page opened", Rows::pageOpened),
                                fact("the click counted", f -> f.is("clicked") && f.events("clicked") == 1),
                                state("delivered"))),
                new Row(
                        DemoHandsets.SMS_EMOJI,
                        "SMS only, emoji in the name",
                        "no pair split across segments",
                        List.of(
                                onceBy(Channel.SMS),
                                fact(
                                        "several segments",
                                        f -> f.content().path("parts").size() > 1),
                                fact(
                                        "a cut before a pair instead of through it",
                                        f -> f.content()
                                                        .at("/parts/0/text")
                                                        .asText()
                                                        .length()
                                                == UNITS_OF_A_PART - 1),
                                fact("whole characters", Rows::wholeCharacters),
                                fact(
                                        "the name whole",
                                        f -> f.text().contains("Thank you, " + Sending.EMOJI_NAME + ".")),
                                state("delivered"))),
                new Row(
                        DemoHandsets.OPTED_OUT,
                        "opted out",
                        "blocked with the word and the day",
                        List.of(
                                fact("nothing came", f -> f.came() == 0),
                                state("blocked"),
                                fact("the word", f -> blockedWith(f, Sending.WORD)),
                                fact("the day", f -> blockedWith(f, day(optedOut))))),
                new Row(
                        DemoHandsets.SMS_THROTTLED,
                        "SMS behind a link that first throttles",
                        "delivered, the throttling not counted as attempts",
                        List.of(
                                onceBy(Channel.SMS),
                                fact(
                                        "throttled three times",
                                        f -> f.carriers().getOrDefault("smsc.throttled", 0L) >= THROTTLED_SUBMITS),
                                fact("one attempt", f -> f.attempts() == 1),
                                state("delivered"))));
    }

    private static List<Fact> mms(long limit) {
        return List.of(
                onceBy(Channel.MMS),
                slides(),
                fact(
                        "under " + Found.kilobytes(limit),
                        f -> f.content().path("totalBytes").asLong(Long.MAX_VALUE) <= limit),
                state("delivered"));
    }

    private static Fact fact(String what, java.util.function.Predicate<Found> holds) {
        return new Fact(what, holds);
    }

    private static Fact onceBy(Channel channel) {
        return fact("one " + channel + " and nothing else", f -> f.cameOnceBy(channel));
    }

    private static Fact kind(String kind) {
        return fact("a " + kind, f -> f.content().path("kind").asText().equals(kind));
    }

    private static Fact state(String state) {
        return fact(state, f -> f.state().equals(state));
    }

    private static Fact alphabet(String name) {
        return fact(name, f -> f.content().path("alphabet").asText().equals(name));
    }

    private static Fact slides() {
        return fact("three slides, each with photograph and text, by the schema", f -> {
            JsonNode slides = f.content().path("slides");
            return slides.size() == PHOTOGRAPHS
                    && all(slides)
                            .allMatch(slide -> slide.path("shown").findValue("media") != null
                                    && slide.path("shown").findValue("text") != null)
                    && f.content().path("violations").isEmpty();
        });
    }

    private static long photographs(JsonNode cards) {
        return all(cards)
                .filter(card -> card.path("media").path("type").asText().startsWith("image/"))
                .count();
    }

    private static boolean pageOpened(Found found) {
        return found.received().stream()
                .flatMap(one -> one.marks().stream())
                .anyMatch(mark -> mark.what().equals("opened") && mark.detail().equals("200"));
    }

    private static boolean wholeCharacters(Found found) {
        return all(found.content().path("parts"))
                .noneMatch(part -> part.path("splitsCharacter").asBoolean(true));
    }

    private static boolean blockedWith(Found found, String parameter) {
        return found.all("events")
                .filter(event -> event.path("kind").asText().equals("blocked"))
                .flatMap(event -> all(event.path("params")))
                .anyMatch(value -> value.asText().startsWith(parameter));
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }

    private static java.util.stream.Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
