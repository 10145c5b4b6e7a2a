package org.cardwire.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cardwire.tracking.Bed.ANNA;
import static org.cardwire.tracking.Bed.BRAND;
import static org.cardwire.tracking.Bed.await;
import static org.cardwire.tracking.Bed.eventually;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.card.Limits;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.InboundMessage;
import org.cardwire.carrier.spi.CarrierEvent.SuggestionTap;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.compliance.OptOut;
import org.cardwire.compliance.OptOutStore;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.Imprint;
import org.cardwire.fitting.PicturesOnly;
import org.cardwire.link.Link;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.message.Outcome;
import org.cardwire.message.ShortCodes;
import org.cardwire.message.TapTokens;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.cardwire.submission.AcceptFlush;
import org.cardwire.submission.Acceptor;
import org.cardwire.submission.Forms;
import org.cardwire.submission.Notices;
import org.cardwire.submission.SenderFacts;
import org.cardwire.submission.ShortLinks;
import org.cardwire.submission.SubmissionStore;
import org.cardwire.tracking.Bed.Sent;
import org.cardwire.tracking.inbox.Inbox;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HandsetsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String CARD = """
            {"card":{"version":1,"kind":"promotional","locale":"zh-CN","layout":"card","text":"{{name}}，双十一",
              "variables":[{"name":"name","type":"text","default":"顾客"}],
              "cards":[{"id":"c1","title":"礼盒","buttons":[
                {"id":"buy","label":"购买","action":{"type":"openUrl","url":"https://shop.example/a?n={{name}}"}},
                {"id":"yes","label":"提醒我","action":{"type":"reply","postback":"remind-{{name}}"}},
                {"id":"no","label":"不再打扰","action":{"type":"reply","postback":"TD"}}]}],
              "suggestions":[{"id":"more","label":"更多","action":{"type":"reply","postback":"more"}}]},
            "locale":"zh-CN","sender":9,"imprint":{"signatures":{},"optOuts":{},"optOutOnService":false},"limits":"1",
            "confirmation":false}""";
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);
    private static final AtomicInteger KEYS = new AtomicInteger();

    private static Bed bed;
    private static Tracking tracking;
    private static Acceptor acceptor;
    private static OptOutStore optOuts;
    private static TapTokens taps;
    private static Link sms;
    private static Link rcs;
    private Msisdn person = new Msisdn("+447700900" + NUMBERS.incrementAndGet());

    @BeforeAll
    static void open() {
        bed = new Bed(DATABASE.db());
        var db = DATABASE.db();
        db.sql("insert into brand (id, name, time_zone, locale) values (:id, 'Acme', 'UTC', 'en')")
                .set("id", BRAND)
                .update();
        SenderStore senders = new SenderStore(db);
        senders.insert(
                db,
                9,
                BRAND,
                "Acme",
                new Sender.Words(Map.of("zh", "【示例】"), Map.of(), Map.of("zh-CN", "客服电话 95000")),
                new Sender.Addresses(
                        Optional.of(new Sender.Rcs("acme-agent")),
                        Optional.of(new Sender.Number("10690001", true)),
                        Optional.of(new Sender.Number("10690001", true))));
        sms = bed.link("sms", "smpp", Map.of("host", "127.0.0.1", "port", "1", "system-id", "a", "password", "b"));
        rcs = bed.link("rcs", "rbm", Map.of("agent", "acme-agent", "service-account", "{}", "client-token", "x"));
        taps = new TapTokens(bed.keys.mac("taps"));
        Forms forms = new Forms(
                Limits.standard(),
                new Deriver(
                        Limits.standard(),
                        PicturesOnly.none(),
                        new ShortLinks(
                                java.net.URI.create("https://go.example/"), new ShortCodes(bed.keys.mac("codes"))),
                        taps::of),
                10);
        acceptor = new Acceptor(
                db,
                new AcceptFlush(bed.messages, bed.chunks, new SubmissionStore(db), bed.personal, bed.ids, bed.clock),
                Acceptor.Settings.DEFAULT,
                _ -> {});
        SenderFacts facts = new SenderFacts(9, new Imprint(Map.of("zh", "【示例】"), Map.of(), false));
        Notices notices = new Notices(directory(facts), bed.frozen, acceptor, bed.clock, "1");
        optOuts = new OptOutStore(db);
        tracking = new Tracking(
                db,
                bed.keys.sealer(),
                new Tracking.Reporting(
                        bed.ledger, bed.partitions, bed.refs, bed.chunks, bed.wire, bed.linkStore, _ -> {}),
                new Tracking.Understanding(
                        bed.messages,
                        forms,
                        bed.personal,
                        taps,
                        optOuts,
                        senders,
                        notices,
                        new Inbox(db, bed.keys.sealer(), bed.personal, bed.ids::next)),
                Tracking.Settings.DEFAULT,
                new SimpleMeterRegistry(),
                bed.clock);
        tracking.start();
    }

    private static SenderFacts.Directory directory(SenderFacts facts) {
        return new SenderFacts.Directory() {
            @Override
            public Optional<SenderFacts> find(long brand, long id) {
                return Optional.of(facts);
            }

            @Override
            public Optional<SenderFacts> first(long brand) {
                return Optional.of(facts);
            }
        };
    }

    @AfterAll
    static void close() {
        tracking.close();
        acceptor.close();
        bed.close();
    }

    private Sent sent(Link link) {
        return bed.answered(bed.send(bed.ids.nextBlock(), BRAND, person, CARD, link.no(), link.channel(), 1));
    }

    private void says(Link link, String to, String text) throws InterruptedException {
        says(link, to, text, Optional.empty());
    }

    private void says(Link link, String to, String text, Optional<String> inReplyTo) throws InterruptedException {
        tell(link, new InboundMessage(person, to, text, inReplyTo, "mo-" + KEYS.incrementAndGet(), Instant.now()));
    }

    private static void tell(Link link, CarrierEvent... events) throws InterruptedException {
        await(tracking.sink(link.no()).accept(List.of(events)));
        eventually(() -> bed.inbound.waiting() == 0);
    }

    private Optional<OptOut> optOut() {
        return optOuts.find(BRAND, bed.personal.key(person));
    }

    /** The texts that were accepted to be sent to the person, as frozen. */
    private List<String> notices() {
        return DATABASE.db()
                .sql("""
                        select f.document from message m join frozen f on f.id = m.frozen
                        where m.number_key = :key and f.document like '%"confirmation":true%' order by m.id""")
                .set("key", bed.personal.key(person))
                .list(row -> Json.tree(row.getString("document"))
                        .path("card")
                        .path("text")
                        .asText());
    }

    private Event only(long message, EventKind kind) {
        List<Event> found = bed.life(message).of(kind).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    @Test
    void aStopOptsOutAtOnceAndIsConfirmedOnceHoweverOftenItIsSaid() throws InterruptedException {
        Sent sent = sent(sms);
        says(sms, "10690001", " ＴＤ ");
        assertThat(optOut()).hasValueSatisfying(o -> {
            assertThat(o.word()).isEqualTo("TD");
            assertThat(o.source()).isEqualTo("keyword");
            assertThat(o.sender()).isZero();
            assertThat(o.link()).contains(sms.no());
        });
        assertThat(only(sent.id(), EventKind.OPTED_OUT).code()).isEqualTo("TD");
        assertThat(only(sent.id(), EventKind.REPLIED).code()).isEqualTo("stop");
        assertThat(notices()).singleElement().asString().contains("退订").contains("Acme");

        says(sms, "10690001", "STOP");
        tell(sms, new CarrierEvent.Subscription(person, false, "sub-" + person.e164(), Instant.now()));
        assertThat(bed.life(sent.id()).of(EventKind.OPTED_OUT)).hasSize(1);
        assertThat(bed.life(sent.id()).of(EventKind.REPLIED)).hasSize(2);
        assertThat(notices()).hasSize(1);
    }

    @Test
    void theConfirmationPassesTheGateWithItsMark() throws InterruptedException {
        sent(sms);
        says(sms, "10690001", "退订");
        String document = DATABASE.db()
                .sql("""
                        select f.document, f.lane, f.chain from message m join frozen f on f.id = m.frozen
                        where m.number_key = :key and f.document like '%"confirmation":true%'""")
                .set("key", bed.personal.key(person))
                .one(row -> row.getInteger("lane") + " " + row.getString("chain"))
                .orElseThrow();
        assertThat(document).isEqualTo("1 sms:0");
    }

    @Test
    void startEndsTheOptOutAndIsConfirmedOnceAndALaterStopIsConfirmedAnew() throws InterruptedException {
        Sent sent = sent(sms);
        says(sms, "10690001", "START");
        assertThat(notices()).as("nothing had ended").isEmpty();
        says(sms, "10690001", "STOP");
        says(sms, "10690001", "恢复");
        says(sms, "10690001", "START");
        assertThat(optOut()).isEmpty();
        assertThat(notices()).hasSize(2).last().asString().contains("恢复接收Acme的消息");
        assertThat(bed.life(sent.id()).of(EventKind.REPLIED).map(Event::code))
                .containsExactlyInAnyOrder("start", "stop", "start", "start");
        says(sms, "10690001", "STOP");
        assertThat(optOut()).isPresent();
        assertThat(notices()).hasSize(3);
    }

    @Test
    void aStartFromBeforeTheStopDoesNotUndoIt() throws InterruptedException {
        sent(sms);
        says(sms, "10690001", "STOP");
        tell(
                sms,
                new InboundMessage(
                        person,
                        "10690001",
                        "START",
                        Optional.empty(),
                        "late",
                        Instant.now().minusSeconds(60)));
        assertThat(optOut()).isPresent();
    }

    @Test
    void aStartThatIsHeardLateUndoesNoStopThatWasSaidAfterIt() throws InterruptedException {
        sent(sms);
        Instant now = Instant.now();
        says("STOP", now.minusSeconds(90));
        says("STOP", now.minusSeconds(30));
        says("START", now.minusSeconds(60));
        assertThat(optOut()).isPresent();
        assertThat(notices()).as("nothing has ended, so nothing is said").hasSize(1);
        says("START", now.minusSeconds(10));
        assertThat(optOut()).isEmpty();
    }

    private void says(String word, Instant at) throws InterruptedException {
        tell(sms, new InboundMessage(person, "10690001", word, Optional.empty(), "at-" + KEYS.incrementAndGet(), at));
    }

    @Test
    void aStopToAnAddressOfOursCountsThoughNothingWasSent() throws InterruptedException {
        says(sms, "+10690001", "stop");
        assertThat(optOut()).isPresent();
        assertThat(notices()).singleElement().asString().contains("START");
    }

    @Test
    void theEndOfASubscriptionInTheCarriersMenuIsAnOptOutAndItsRenewalEndsIt() throws InterruptedException {
        Sent sent = sent(rcs);
        tell(rcs, new CarrierEvent.Subscription(person, false, "u-" + person.e164(), Instant.now()));
        assertThat(optOut()).hasValueSatisfying(o -> assertThat(o.source()).isEqualTo("carrier"));
        assertThat(only(sent.id(), EventKind.OPTED_OUT).code()).isEqualTo("UNSUBSCRIBE");
        tell(rcs, new CarrierEvent.Subscription(person, true, "s-" + person.e164(), Instant.now()));
        assertThat(optOut()).isEmpty();
    }

    @Test
    void helpIsAnsweredWithTheSendersWordsAndNotTwiceInARow() throws InterruptedException {
        sent(sms);
        Instant once = Instant.now();
        for (String word : List.of("帮助", "HELP")) {
            tell(sms, new InboundMessage(person, "10690001", word, Optional.empty(), word + person.e164(), once));
        }
        assertThat(notices()).containsExactly("客服电话 95000");
        Instant before = once.minus(Duration.ofMinutes(11));
        tell(sms, new InboundMessage(person, "10690001", "HELP", Optional.empty(), "b" + person.e164(), before));
        assertThat(notices()).hasSize(2);
        assertThat(optOut()).isEmpty();
    }

    @Test
    void aNumberChoosesTheNumberedReplyOfTheNewestMessage() throws InterruptedException {
        Sent old = sent(sms);
        Sent sent = sent(sms);
        says(sms, "10690001", "回复１");
        Event tap = only(sent.id(), EventKind.TAPPED);
        assertThat(Json.tree(tap.detail()).path("button").asText()).isEqualTo("yes");
        assertThat(Json.tree(tap.detail()).path("postback").asText()).isEqualTo("remind-顾客");
        assertThat(bed.kinds(old.id())).isEmpty();
        says(sms, "10690001", "9");
        assertThat(bed.life(sent.id()).of(EventKind.TAPPED)).hasSize(1);
        assertThat(bed.life(sent.id()).of(EventKind.REPLIED)).hasSize(2);
        assertThat(bed.life(sent.id()).outcome())
                .as("a number may answer an older message: it proves no delivery")
                .isEmpty();
    }

    @Test
    void theMessageThatTheCarrierNamesIsTheOneThatIsAnswered() throws InterruptedException {
        Sent old = sent(sms);
        sent(sms);
        says(sms, "10690001", "hello", Optional.of(old.ref(0)));
        assertThat(only(old.id(), EventKind.REPLIED).code()).isEqualTo("text");
    }

    @Test
    void anUnknownAddressAnswersTheNewestMessageOverTheLink() throws InterruptedException {
        Sent overSms = sent(sms);
        Sent overRcs = sent(rcs);
        says(sms, "99999", "hello");
        assertThat(bed.kinds(overSms.id())).containsExactly(EventKind.REPLIED);
        assertThat(bed.kinds(overRcs.id())).isEmpty();
    }

    @Test
    void aTapIsOneEventThoughTheWebhookRepeatsAndProvesDelivery() throws InterruptedException {
        Sent sent = sent(rcs);
        SuggestionTap tap = new SuggestionTap(person, taps.of(sent.id(), 1), "提醒我", "tap-1", Instant.now());
        tell(rcs, tap);
        tell(rcs, tap, tap);
        Event tapped = only(sent.id(), EventKind.TAPPED);
        assertThat(tapped.code()).isEqualTo("yes");
        assertThat(Json.tree(tapped.detail()).path("postback").asText()).isEqualTo("remind-顾客");
        assertThat(bed.life(sent.id()).outcome()).contains(Outcome.DELIVERED);
        tell(rcs, new SuggestionTap(person, taps.of(sent.id(), 0), "购买", "tap-2", Instant.now()));
        assertThat(bed.life(sent.id()).of(EventKind.TAPPED)).hasSize(2);
    }

    @Test
    void aReplyButtonThatSaysAKeywordIsObeyed() throws InterruptedException {
        Sent sent = sent(rcs);
        tell(rcs, new SuggestionTap(person, taps.of(sent.id(), 2), "不再打扰", "tap-" + sent.id(), Instant.now()));
        assertThat(optOut()).isPresent();
        assertThat(only(sent.id(), EventKind.OPTED_OUT).code()).isEqualTo("不再打扰");
    }

    @Test
    void aForgedTapChangesNothingAndIsKept() throws InterruptedException {
        Sent sent = sent(rcs);
        String token = taps.of(sent.id(), 1);
        char last = token.charAt(10) == 'A' ? 'B' : 'A';
        String forged = token.substring(0, 10) + last + token.substring(11);
        tell(
                rcs,
                new SuggestionTap(person, forged, "x", "f1-" + sent.id(), Instant.now()),
                new SuggestionTap(person, "", "x", "f2-" + sent.id(), Instant.now()),
                new SuggestionTap(person, taps.of(sent.id(), 44), "x", "f3-" + sent.id(), Instant.now()),
                new SuggestionTap(ANNA, token, "x", "f4-" + sent.id(), Instant.now()));
        assertThat(bed.kinds(sent.id())).isEmpty();
        assertThat(bed.life(sent.id()).outcome()).isEmpty();
        assertThat(DATABASE.db()
                        .sql("select count(*) as n from inbound where result = 'forged'")
                        .one(row -> row.getLong("n")))
                .contains(4L);
    }

    @Test
    void aStrangersWordToAStrangeAddressIsKeptAndBlamedOnNobody() throws InterruptedException {
        says(sms, "99999", "STOP");
        assertThat(optOut()).isEmpty();
        assertThat(notices()).isEmpty();
    }
}
