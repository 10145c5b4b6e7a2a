package org.cardwire.media;

import java.io.IOException;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.cardwire.media.clip.Sound;
import org.cardwire.media.clip.Source;
import org.cardwire.media.clip.Workbench;
import org.cardwire.media.header.DamagedException;

/** A sound, or that of a film, as M4A or AMR under the limit: the highest of the codec's rates that fits. */
final class SoundRoute {
    /** The rest is left for the container. */
    private static final double SOUND_ITSELF = 0.985;

    private final Target target;
    private final DoubleConsumer progress;

    SoundRoute(Target target, DoubleConsumer progress) {
        this.target = target;
        this.progress = progress;
    }

    Fitting fit(Workbench bench, MediaType type, Source source, Source.Audio audio, Format format)
            throws DamagedException, IOException {
        Sound.Codec codec = format == Format.M4A ? Sound.Codec.AAC : Sound.Codec.AMR_NB;
        double seconds = target.seconds(source);
        double bits = SOUND_ITSELF * target.byteLimit() * 8 / seconds;
        int trials = 1;
        Sound sound = Sound.make(bench, audio, codec, bits, seconds, progress);
        while (sound.bytes() > target.byteLimit() && sound.bits() > codec.lowest()) {
            sound = Sound.make(bench, audio, codec, sound.bits() - 1, seconds, progress);
            trials++;
        }
        if (sound.seconds() <= 0) {
            throw DamagedException.truncated("nothing can be heard of the %.1f seconds of sound".formatted(seconds));
        }
        if (sound.bytes() > target.byteLimit()) {
            return Unfit.tooSmallLimit(target, sound.bytes());
        }
        Set<Plan.Loss> losses = Plan.Loss.ofEnd(seconds < source.seconds());
        if (source.video().isPresent()) {
            losses.add(Plan.Loss.MOTION);
        }
        var encoding = new Plan.Sound(format, sound.bits(), sound.channels(), sound.seconds());
        var plan = new Plan(type, 0, 0, new Plan.Cut(0, 0, 0, 0), 0, 0, encoding, trials, losses);
        return Fitted.of(sound.read(bench), plan);
    }
}
