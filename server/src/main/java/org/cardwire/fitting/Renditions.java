package org.cardwire.fitting;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.media.Broken;
import org.cardwire.media.Target;
import org.cardwire.media.Unfit;

/** Where fitted media come from: the asset room, or a double in a test. The same arguments end in the same answer. */
public interface Renditions {
    /** An asset that does not exist counts as a picture. */
    Medium medium(String asset);

    /**
     * A picture, also of a film. May take seconds for a new one: called on virtual threads only. Throws {@link
     * org.cardwire.asset.NotNow}.
     */
    Ended picture(String asset, Target target);

    /** The same for a preview: at once, a {@link Rendition#draft} while the final one is being made. Throws as {@link #picture}. */
    default Ended pictureInView(String asset, Target target) {
        return picture(asset, target);
    }

    /** Begins a picture that somebody will ask for, and does not wait; what cannot be begun now is begun when it is asked for. */
    default void begin(String asset, Target target) {}

    /** A film or a sound. Never waits: whoever is told {@link Pending} asks again later. */
    Answer clip(String asset, Target target);

    /** The same for a preview, which stands behind what is sent. */
    default Answer clipInView(String asset, Target target) {
        return clip(asset, target);
    }

    sealed interface Answer {}

    /**
     * Still being made.
     *
     * @param progress from 0 to 1
     */
    record Pending(double progress) implements Answer {}

    sealed interface Ended extends Answer {}

    /**
     * @param body at most the target's byte limit
     * @param width 0 for a sound, as is {@code height}
     * @param score as the media pipeline gives it, at most 100
     * @param publicUrl where a platform fetches these bytes, with this type and length and without redirect
     * @param standsInFor in a preview: the film that is still being made, of which this is the poster
     * @param draft in a preview: the final picture is still being made
     */
    record Rendition(
            Blob body,
            String contentType,
            int width,
            int height,
            Optional<Double> score,
            URI publicUrl,
            Optional<Pending> standsInFor,
            boolean draft)
            implements Ended {
        public Rendition(Blob body, String contentType, int width, int height, Optional<Double> score, URI publicUrl) {
            this(body, contentType, width, height, score, publicUrl, Optional.empty(), false);
        }

        Rendition standingInFor(Pending film) {
            return new Rendition(
                    body, contentType, width, height, Optional.empty(), publicUrl, Optional.of(film), draft);
        }

        /** Whoever shows it asks again: what is known of its quality may not be the last word. */
        public Rendition asDraft() {
            return new Rendition(body, contentType, width, height, Optional.empty(), publicUrl, standsInFor, true);
        }
    }

    /** No rendition: a code of the media pipeline or {@code unknown-asset}, with its parameters. */
    record Refused(String code, Map<String, String> params) implements Ended {
        /** What went wrong once: a fit that broke off, one that ran out of time, and one that met a node without ffmpeg. */
        private static final Set<String> OF_THE_MOMENT = Set.of("failed", "too-slow", "needs-ffmpeg");

        public Refused {
            params = Map.copyOf(params);
        }

        /** Whether the same question may have a better answer later. */
        static boolean ofTheMoment(String code) {
            return OF_THE_MOMENT.contains(code);
        }

        public static Refused of(Unfit unfit) {
            return new Refused(wireName(unfit.code()), unfit.parameters());
        }

        public static Refused of(Broken broken) {
            return new Refused("broken", Map.of("reason", broken.reason()));
        }

        /** It could not be made this time. */
        static Refused failed() {
            return new Refused("failed", Map.of());
        }

        public static Refused unknownAsset() {
            return new Refused("unknown-asset", Map.of());
        }

        /** Bytes with which it would not have been refused, where the limit was too small. */
        Optional<Integer> smallest() {
            return Optional.ofNullable(params.get("smallest")).map(Integer::valueOf);
        }

        org.cardwire.fitting.Unfit of(String asset) {
            Map<String, String> named = new HashMap<>(params);
            named.put("asset", asset);
            named.put("media", code);
            return new org.cardwire.fitting.Unfit(org.cardwire.fitting.Unfit.Code.MEDIA, named);
        }

        private static String wireName(Unfit.Code code) {
            return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
