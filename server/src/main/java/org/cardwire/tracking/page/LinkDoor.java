package org.cardwire.tracking.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Language;
import org.cardwire.message.Life;
import org.cardwire.message.ShortCodes;
import org.cardwire.platform.StartupProblem;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Handler;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.tracking.SentCards;
import org.cardwire.tracking.SentCards.SentCard;

/**
 * The public door of short links: index 0 is the card as a page, the others lead where their button leads, or are the date
 * that it saves.
 */
public final class LinkDoor implements Routes {
    /**
     * Where a door is mounted.
     *
     * @param host the only name of the server by which it is found, where it has the top of the addresses to itself
     * @param prefix with both slashes
     */
    record Place(Optional<String> host, String prefix) {}

    /**
     * @param places one of them at {@code /l/}, where links are found whatever the settings were when they were sent
     * @param life how long a link works, counted from when its message might first be sent
     */
    public record Settings(List<Place> places, Duration life) {
        private static final Place USUAL = new Place(Optional.empty(), "/l/");
        private static final Duration LIFE = Duration.ofDays(90);

        public Settings {
            places = List.copyOf(places);
        }

        /**
         * Throws {@link StartupProblem} where short links would hide the server's own pages.
         *
         * @param shortLinks what links begin with, without a slash at the end; {@code /l} of the public address if empty
         */
        public static Settings at(Optional<URI> shortLinks, URI publicUrl) {
            return new Settings(
                    Stream.concat(Stream.of(USUAL), shortLinks.map(base -> place(base, publicUrl)).stream())
                            .distinct()
                            .toList(),
                    LIFE);
        }

        private static Place place(URI base, URI publicUrl) {
            if (!base.getPath().isEmpty()) {
                return new Place(Optional.empty(), base.getPath() + "/");
            }
            if (base.getHost().equalsIgnoreCase(publicUrl.getHost())) {
                throw new StartupProblem(
                        "Short links at " + base + " would hide the pages of the server, which has the same name.",
                        "Set CARDWIRE_SHORT_LINKS to another domain, or to a path such as " + base + "/s");
            }
            return new Place(Optional.of(base.getHost()), "/");
        }
    }

    private static final String NOT_KEPT = "private, no-store";

    private final ShortCodes codes;
    private final SentCards cards;
    private final CardPage page;
    private final Openings openings;
    private final Settings settings;
    private final InstantSource clock;

    public LinkDoor(
            ShortCodes codes,
            SentCards cards,
            CardPage page,
            Openings openings,
            Settings settings,
            InstantSource clock) {
        this.codes = codes;
        this.cards = cards;
        this.page = page;
        this.openings = openings;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void register(Operations operations) {
        settings.places().forEach(place -> {
            mount(operations, place, "GET", this::open);
            mount(operations, place, "HEAD", call -> {
                Answer answer = open(call);
                return new Answer(answer.status(), answer.headers(), new Answer.Nothing());
            });
        });
    }

    private static void mount(Operations operations, Place place, String method, Handler handler) {
        String path = place.prefix() + ":code";
        place.host()
                .ifPresentOrElse(
                        host -> operations.openAt(host, method, path, 0, handler),
                        () -> operations.open(method, path, 0, handler));
    }

    private Answer open(Call call) {
        Optional<ShortCodes.Target> target = codes.parse(call.path("code"));
        if (target.isEmpty()) {
            return instead(404, "unknown", call);
        }
        Optional<SentCard> sent = cards.find(target.get().messageId());
        if (sent.isEmpty() || over(sent.get(), clock.instant())) {
            return instead(410, "over", call);
        }
        int index = target.get().index();
        Optional<Answer> answer = index == 0
                ? Optional.of(html(200, page.of(sent.get())))
                : sent.get().button(index - 1).flatMap(button -> lead(sent.get(), index, button.action()));
        answer.ifPresent(_ -> openings.note(sent.get(), index, call));
        return answer.orElseGet(() -> instead(404, "unknown", call));
    }

    private boolean over(SentCard sent, Instant now) {
        return sent.life().order() == Life.Order.CANCEL
                || now.isAfter(sent.message().readyAt().plus(settings.life()));
    }

    /** Empty for a button that no browser can follow, and for those whose addresses stand on the page themselves. */
    private static Optional<Answer> lead(SentCard sent, int index, Action action) {
        return switch (action) {
            case Action.OpenUrl open -> Optional.of(redirect(open.url().fill(sent.values())));
            case Action.Calendar date -> Optional.of(file(sent, index, date));
            case Action.Dial _, Action.Reply _, Action.ShareLocation _, Action.ShowLocation _, Action.ShowPlace _ ->
                Optional.empty();
        };
    }

    /** Inline, so that a phone asks whether to save the date, and does not first save the file. */
    private static Answer file(SentCard sent, int index, Action.Calendar date) {
        String file = CalendarFile.of(sent.message().id() + "-" + index, date, sent.values());
        return Answer.bytes("text/calendar; charset=utf-8", file.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "inline; filename=\"event.ics\"")
                .with("Cache-Control", NOT_KEPT)
                .with("X-Robots-Tag", "noindex");
    }

    private static Answer redirect(URI to) {
        return new Answer(
                302,
                Map.of("Location", to.toASCIIString(), "Cache-Control", NOT_KEPT, "Referrer-Policy", "no-referrer"),
                new Answer.Nothing());
    }

    private Answer instead(int status, String code, Call call) {
        return html(status, page.instead(code, Language.of(call.reader())));
    }

    private static Answer html(int status, CardPage.Rendered page) {
        return Answer.html(status, page.html())
                .with("Content-Security-Policy", page.policy())
                .with("Cache-Control", NOT_KEPT)
                .with("Referrer-Policy", "no-referrer")
                .with("X-Robots-Tag", "noindex");
    }
}
