package org.cardwire.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.cardwire.asset.NotNow;
import org.cardwire.card.Limits;
import org.cardwire.card.Samples;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.fitting.Deriver;
import org.cardwire.fitting.Form;
import org.cardwire.fitting.Imprint;
import org.cardwire.fitting.Links;
import org.cardwire.fitting.Medium;
import org.cardwire.fitting.NotReady;
import org.cardwire.fitting.Preparation;
import org.cardwire.fitting.Renditions;
import org.cardwire.fitting.Unfit;
import org.cardwire.link.Link;
import org.cardwire.media.Target;
import org.cardwire.message.Frozen;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.Test;

/** What a submission gets while its media have bad luck, and after. */
class FormsTest {
    private static final Renditions.Rendition MADE = new Renditions.Rendition(
            Blob.of(new byte[5_000]), "image/jpeg", 960, 720, Optional.empty(), URI.create("https://media.example/1"));

    private final AtomicReference<Supplier<Renditions.Ended>> picture = new AtomicReference<>(() -> MADE);
    private final AtomicReference<Supplier<Renditions.Ended>> film = new AtomicReference<>(() -> MADE);
    private Medium mountains = Medium.PICTURE;

    private final Forms forms = new Forms(
            Limits.standard(),
            new Deriver(Limits.standard(), new Media(), new Somewhere(), (message, button) -> "tap"),
            Forms.MAX_SEGMENTS);

    private final class Media implements Renditions {
        @Override
        public Medium medium(String asset) {
            return asset.equals("ast_mountains") ? mountains : Medium.PICTURE;
        }

        @Override
        public Ended picture(String asset, Target target) {
            return picture.get().get();
        }

        @Override
        public Answer clip(String asset, Target target) {
            return film.get().get();
        }
    }

    private static final class Somewhere implements Links {
        @Override
        public URI cardPage(long message) {
            return URI.create("https://s.example/0000000000000000");
        }

        @Override
        public URI button(long message, int button) {
            return URI.create("https://s.example/000000000000000" + button);
        }
    }

    private Preparation form(Channel channel) {
        var content = new FrozenContent(
                Json.tree(new String(Samples.bytes("three-photo-carousel"), StandardCharsets.UTF_8)),
                "en",
                7,
                Imprint.NONE,
                Optional.empty(),
                "1",
                false,
                Optional.empty());
        var chain = List.of(new org.cardwire.message.Form(channel, Duration.ofMinutes(10)));
        var traits = new Link.Traits(
                List.of(""), 1, 0, 300_000, Concatenation.UDH_8BIT, Link.InDoubt.HOLD, 1, Optional.empty());
        return forms.form(
                new Frozen(1, 1, false, Lane.TRANSACTIONAL, chain, Json.write(content)),
                new Link(1, "link", "scripted", channel, true, false, 1, traits, Map.of()));
    }

    private void becomesAForm(Channel channel) {
        Instant end = Instant.now().plusSeconds(60);
        while (!(form(channel) instanceof Form) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(form(channel)).isInstanceOf(Form.class);
    }

    @Test
    void aPictureThatCannotBeHadNowIsWaitedForAndShownLater() {
        picture.set(() -> {
            throw new NotNow("a fit failed");
        });
        for (Channel channel : List.of(Channel.RCS, Channel.MMS)) {
            assertThat(form(channel)).as("%s", channel).isInstanceOf(NotReady.class);
        }
        picture.set(() -> MADE);
        becomesAForm(Channel.RCS);
        becomesAForm(Channel.MMS);
    }

    @Test
    void aFilmThatBrokeOffOnceIsWaitedForAndNeitherRefusedNorReplacedByItsPoster() {
        mountains = new Medium(Medium.Kind.FILM, Duration.ofSeconds(4));
        for (String code : List.of("failed", "too-slow")) {
            film.set(() -> new Renditions.Refused(code, Map.of("seconds", "300")));
            for (Channel channel : List.of(Channel.RCS, Channel.MMS)) {
                assertThat(form(channel)).as("%s over %s", code, channel).isInstanceOf(NotReady.class);
            }
        }
        film.set(() -> MADE);
        becomesAForm(Channel.RCS);
        becomesAForm(Channel.MMS);
    }

    @Test
    void aPictureThatNeverFitsIsRefusedAtOnce() {
        picture.set(() -> new Renditions.Refused("truncated", Map.of("reason", "ends early")));
        assertThat(form(Channel.RCS)).isInstanceOf(Unfit.class);
    }
}
