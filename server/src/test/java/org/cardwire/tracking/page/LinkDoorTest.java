package org.cardwire.tracking.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.cardwire.asset.TestClips;
import org.cardwire.message.Event;
import org.cardwire.message.EventKind;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class LinkDoorTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final String PHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1";

    /** Among the buttons of the card. */
    private static final int CALENDAR = 4;

    @TempDir
    static Path folder;

    private static PageBed bed;

    @BeforeAll
    static void open() throws Exception {
        bed = new PageBed(DATABASE, folder);
    }

    @AfterAll
    static void close() throws Exception {
        bed.close();
    }

    private static HttpResponse<String> get(String code, String... headers) {
        return call("GET", code, headers);
    }

    private static HttpResponse<String> call(String method, String code, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(bed.door.publicUrl() + "/l/" + code))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        return bed.send(request.build());
    }

    private static List<Event> clicks(long message) {
        return bed.life(message).of(EventKind.CLICKED).toList();
    }

    private static List<String> kept(long message) {
        return DATABASE.db()
                .sql("select coalesce(bot, 'person') as bot from click where message_id = :id order by id")
                .set("id", message)
                .list(row -> row.getString("bot"));
    }

    @Test
    void theCardIsAPageInItsLanguageWithPicturesThatHaveSizesAndWords() {
        long message = bed.sent("李雷");
        HttpResponse<String> page = get(bed.codes.of(message, 0), "User-Agent", PHONE);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("lang=\"zh-CN\"", "李雷，双十一", "<header>Acme</header>")
                .containsPattern(
                        "<img src=\"https://media\\.example/m/[^\"]+\" width=\"\\d+\" height=\"\\d+\" alt=\"两只狗\"")
                .containsPattern("property=\"og:image\" content=\"https://media\\.example/m/")
                .contains("property=\"og:title\" content=\"礼盒\"")
                .contains("href=\"https://go.example/" + bed.codes.of(message, 1) + "\"")
                .contains("href=\"tel:+4420794600\"")
                .contains("回复 1：提醒我")
                .contains("https://uri.amap.com/marker?position=120.123400,30.250000")
                .contains("href=\"https://go.example/" + bed.codes.of(message, CALENDAR + 1) + "\"")
                .doesNotContain("<script");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'")
                        .contains("img-src https://media.example")
                        .contains("frame-ancestors 'none'"));
    }

    @Test
    void aFilmShowsItsPosterUntilItIsMadeAndThenPlaysWithoutAScript() throws IOException {
        String code = bed.codes.of(bed.sentWith(TestClips.film(2)), 0);
        String first = get(code, "User-Agent", PHONE).body();
        assertThat(first).contains("alt=\"两只狗\"", "视频正在准备").doesNotContain("<video");

        HttpResponse<String> page = get(code, "User-Agent", PHONE);
        for (Instant end = Instant.now().plusSeconds(180);
                !page.body().contains("<video") && Instant.now().isBefore(end); ) {
            LockSupport.parkNanos(200_000_000);
            page = get(code, "User-Agent", PHONE);
        }
        assertThat(page.body())
                .containsPattern("<video controls preload=\"none\" src=\"https://media\\.example/m/[^\"]+\\.mp4\""
                        + " aria-label=\"两只狗\" playsinline poster=\"https://media\\.example/m/")
                .doesNotContain("视频正在准备", "<script");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("media-src https://media.example;"));
    }

    @Test
    void aDomainOfItsOwnIsAnsweredAtItsTopByTheServerItself() throws IOException {
        String code = bed.codes.of(bed.sent("李雷"), 0);
        assertThat(status("go.example", "/" + code)).isEqualTo(200);
        assertThat(status("GO.example:443", "/" + code)).isEqualTo(200);
        assertThat(status("go.example", "/docs")).isEqualTo(404);
        assertThat(status("cards.example", "/" + code)).isEqualTo(404);
        assertThat(status("cards.example", "/docs")).isEqualTo(200);
        assertThat(status("cards.example", "/l/" + code)).isEqualTo(200);
    }

    @Test
    void anotherPathIsAnsweredUnderEveryNameAndTheServersOwnTopIsRefused() {
        URI server = URI.create("https://cards.example");
        assertThat(LinkDoor.Settings.at(Optional.of(URI.create("https://brand.example/x")), server)
                        .places())
                .containsExactly(
                        new LinkDoor.Place(Optional.empty(), "/l/"), new LinkDoor.Place(Optional.empty(), "/x/"));
        assertThat(LinkDoor.Settings.at(Optional.empty(), server).places())
                .containsExactly(new LinkDoor.Place(Optional.empty(), "/l/"));
        assertThatThrownBy(() -> LinkDoor.Settings.at(Optional.of(server), server))
                .isInstanceOf(StartupProblem.class)
                .hasMessageContaining("hide");
    }

    /** Of a request that calls the server by that name, whatever address it goes to. */
    private static int status(String host, String path) throws IOException {
        URI door = bed.door.publicUrl();
        try (Socket socket = new Socket(door.getHost(), door.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Integer.parseInt(answer.split(" ")[1]);
        }
    }

    @Test
    void whatPeopleWroteNeverBecomesMarkup() {
        long message = bed.sent("<script>alert('\"&')</script>");
        String page = get(bed.codes.of(message, 0), "User-Agent", PHONE).body();
        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void aButtonsLinkLeadsToItsAddressWithTheValuesFilledIn() {
        long message = bed.sent("李雷");
        HttpResponse<String> answer = get(bed.codes.of(message, 1), "User-Agent", PHONE);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("https://shop.example/a?n=%E6%9D%8E%E9%9B%B7");
        Event click = clicks(message).getFirst();
        assertThat(click.code()).isEqualTo("buy");
        assertThat(Json.tree(click.detail()).path("label").asText()).isEqualTo("购买");
        assertThat(get(bed.codes.of(message, 2)).statusCode())
                .as("a reply leads nowhere")
                .isEqualTo(404);
        assertThat(get(bed.codes.of(message, 60)).statusCode()).isEqualTo(404);
    }

    @Test
    void aPersonsOpeningIsAnEventAndAProgramsIsOnlyKept() {
        long message = bed.sent("李雷");
        String code = bed.codes.of(message, 0);
        get(code, "User-Agent", PHONE);
        get(code, "User-Agent", PHONE);
        get(code, "User-Agent", PHONE, "Sec-Purpose", "prefetch;prerender");
        get(code, "User-Agent", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)");
        get(code, "User-Agent", "curl/8.5.0");
        HttpResponse<String> head = call("HEAD", code, "User-Agent", PHONE);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(kept(message)).containsExactly("person", "person", "prefetch", "preview", "tool", "head");
        assertThat(clicks(message)).hasSize(2).allMatch(event -> event.code().equals("page"));
    }

    @Test
    void whoeverOpensItAgainAndAgainIsAnsweredAndWritesNoMore() {
        long message = bed.sent("李雷");
        String code = bed.codes.of(message, 0);
        for (int i = 0; i < 510; i++) {
            assertThat(call("HEAD", code, "User-Agent", PHONE).statusCode()).isEqualTo(200);
        }
        assertThat(kept(message)).hasSize(500);
        long other = bed.sent("韩梅梅");
        get(bed.codes.of(other, 0), "User-Agent", PHONE);
        assertThat(kept(other)).containsExactly("person");
    }

    @Test
    void whoeverOpensItWithinASecondOfSendingIsNoPerson() {
        long message = bed.sentJustNow("李雷");
        get(bed.codes.of(message, 0), "User-Agent", PHONE);
        assertThat(kept(message)).containsExactly("too_soon");
        assertThat(clicks(message)).isEmpty();
    }

    @Test
    void aCodeThatIsNotOursIsAnsweredInTheReadersWords() {
        for (String code : List.of("0123456789abcdef", "short", "0123456789abcde-", "zzzzzzzzzzzzzzzz")) {
            HttpResponse<String> english = get(code, "User-Agent", PHONE);
            assertThat(english.statusCode()).as(code).isEqualTo(404);
            assertThat(english.body()).contains("<h1>There is nothing here</h1>", "<article lang=\"zh\">", "这里没有内容");
        }
        assertThat(get("0123456789abcdef", "Accept-Language", "zh-CN").body()).contains("<h1>这里没有内容</h1>");
    }

    @Test
    void anExpiredACancelledAndAForgottenMessageHaveAPageToo() {
        long message = bed.sent("李雷");
        String code = bed.codes.of(message, 0);
        bed.clock.now = InstantSource.system().instant().plus(Duration.ofDays(91));
        HttpResponse<String> expired = get(code, "User-Agent", PHONE);
        bed.clock.now = InstantSource.system().instant();
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("This card is no longer shown");
        assertThat(get(code, "User-Agent", PHONE).statusCode()).isEqualTo(200);

        DATABASE.db()
                .sql("update submission set state = 2 where id = :id")
                .set("id", message)
                .update();
        assertThat(get(code, "User-Agent", PHONE, "Accept-Language", "zh").body())
                .contains("此卡片已不再显示");
        assertThat(get(bed.codes.of(bed.ids.next(), 0)).statusCode()).isEqualTo(410);
        assertThat(get(bed.codes.of(5, 0)).statusCode())
                .as("of a day that is not kept any more")
                .isEqualTo(410);
    }

    @Test
    void aLinkPreviewHasItsTitleWordsAndPictureByWholeAddresses() {
        long message = bed.sent("李雷");
        String page = get(bed.codes.of(message, 0), "User-Agent", PHONE).body();
        assertThat(page)
                .contains("property=\"og:url\" content=\"https://go.example/" + bed.codes.of(message, 0) + "\"")
                .contains("property=\"og:locale\" content=\"zh_CN\"", "property=\"og:site_name\" content=\"Acme\"")
                .contains("property=\"og:description\" content=\"李雷，双十一\"")
                .contains("property=\"og:image:alt\" content=\"两只狗\"")
                .contains("property=\"og:image:type\" content=\"image/jpeg\"")
                .containsPattern("property=\"og:image:width\" content=\"\\d+\"")
                .contains("name=\"twitter:card\" content=\"summary_large_image\"");
    }

    @Test
    void aCalendarButtonIsAFileThatFoldsLongLinesBetweenCharactersAndCountsAsATap() {
        long message = bed.sent("李雷".repeat(9));
        HttpResponse<String> answer = get(bed.codes.of(message, CALENDAR + 1), "User-Agent", PHONE);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition")).contains("inline; filename=\"event.ics\"");
        String file = answer.body();
        assertThat(file.lines())
                .allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75)
                .contains("DTSTART:20261111T120000Z", "DTEND:20261111T130000Z");
        assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + "李雷".repeat(9) + "\\, 晚八点\\; 直播开始\r\n");
        assertThat(clicks(message)).singleElement().satisfies(click -> {
            assertThat(click.code()).isEqualTo("cal");
            assertThat(Json.tree(click.detail()).path("label").asText())
                    .as("no value of a person")
                    .isEqualTo("日历 {{name}}");
        });
    }
}
