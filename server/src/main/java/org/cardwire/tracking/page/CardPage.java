package org.cardwire.tracking.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.card.Card;
import org.cardwire.card.Language;
import org.cardwire.card.Phrase;
import org.cardwire.card.Values;
import org.cardwire.card.Words;
import org.cardwire.fitting.Links;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.submission.PreviewRoutes;
import org.cardwire.tracking.SentCards.SentCard;

/**
 * The card as a page for phones, in the message's language: one request and its media, no script, light and dark. All
 * that people wrote is escaped, and the policy lets nothing in but our style and the media's origins.
 */
public final class CardPage {
    /** @param policy the Content-Security-Policy that goes with it */
    record Rendered(String html, String policy) {}

    private static final String STYLE = style();
    /** The colour around the page, as in its style. */
    private static final String THEMES =
            "<meta name=\"theme-color\" media=\"(prefers-color-scheme:light)\" content=\"#f3f4f6\">"
                    + "<meta name=\"theme-color\" media=\"(prefers-color-scheme:dark)\" content=\"#111418\">";

    private static final Words WORDS = Words.of("page");

    private final Pictures pictures;
    private final Links links;
    private final ActionLinks leads;
    private final SenderStore senders;

    public CardPage(Pictures pictures, Links links, SenderStore senders) {
        this.pictures = pictures;
        this.links = links;
        this.leads = new ActionLinks(links);
        this.senders = senders;
    }

    /** May block while a picture is fitted for the first time. */
    Rendered of(SentCard sent) {
        return of(PageCard.of(sent), pictures, sent.content().sender());
    }

    /**
     * The page as a recipient with these values would see it, links of no message in it, with drafts of pictures that are
     * still being made.
     *
     * @param edition the card in one language
     * @param sender 0 for none
     */
    public PreviewRoutes.Page preview(Card edition, Values values, long sender) {
        Pictures inView = pictures.inView();
        Rendered page = of(new PageCard(Links.NO_MESSAGE, edition, values), inView, sender);
        return new PreviewRoutes.Page(page.html(), inView.drafts());
    }

    private Rendered of(PageCard shows, Pictures shown, long sender) {
        CardBody body = new CardBody(shows, shown, leads, WORDS);
        String cards = body.html();
        String name = senders.known(sender).map(Sender::name).orElse("");
        String title = title(shows.card()).map(t -> t.fill(shows.values())).orElse(name);
        String address = links.cardPage(shows.message()).toString();
        String head = new PageHead(title, name, address, shows.card().locale(), body).html();
        String heading = Html.text(name);
        String main = "<header>" + (body.headed() || name.isEmpty() ? heading : "<h1>" + heading + "</h1>")
                + "</header>" + cards;
        return page(
                shows.card().locale().toLanguageTag(), head, main, policy(body.pictureOrigins(), body.clipOrigins()));
    }

    /** A page that says why there is none: in the reader's language as the browser knows it, and under it in the other. */
    Rendered instead(String code, Language language) {
        Language other = language == Language.EN ? Language.ZH : Language.EN;
        String title = WORDS.say(code + "-title", Map.of(), language);
        return page(
                language.tag(),
                "<title>" + Html.text(title) + "</title>",
                reason(code, language, "h1") + reason(code, other, "h2"),
                policy(Set.of(), Set.of()));
    }

    private static String reason(String code, Language language, String level) {
        return "<article" + Html.attribute("lang", language.tag()) + "><div><" + level + ">"
                + Html.text(WORDS.say(code + "-title", Map.of(), language)) + "</" + level + "><p>"
                + Html.text(WORDS.say(code, Map.of(), language)) + "</p></div></article>";
    }

    private static Optional<Phrase> title(Card card) {
        return card.subject()
                .or(() -> card.cards().stream().flatMap(c -> c.title().stream()).findFirst())
                .or(card::text);
    }

    private static Rendered page(String languageTag, String head, String body, String policy) {
        String html = "<!doctype html><html" + Html.attribute("lang", languageTag) + " dir=\"auto\"><head>"
                + "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
                + "<meta name=\"robots\" content=\"noindex\"><meta name=\"format-detection\" content=\"telephone=no\">"
                + THEMES + head + "<style>" + STYLE + "</style></head><body><main>" + body + "</main></body></html>\n";
        return new Rendered(html, policy);
    }

    private static String policy(Set<String> pictures, Set<String> clips) {
        return "default-src 'none'; style-src '" + hash(STYLE) + "'; img-src " + sources(pictures) + "; media-src "
                + sources(clips) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    private static String sources(Set<String> origins) {
        return origins.isEmpty() ? "'none'" : String.join(" ", origins);
    }

    private static String style() {
        try (InputStream in = CardPage.class.getResourceAsStream("/tracking/page.css")) {
            if (in == null) {
                throw new IllegalStateException("the page's style is missing from the server's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String style) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(style).bytes());
    }
}
