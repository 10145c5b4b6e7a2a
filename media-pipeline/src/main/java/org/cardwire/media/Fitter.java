package org.cardwire.media;

import java.util.Collections;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.DoubleConsumer;
import java.util.function.LongSupplier;
import org.cardwire.media.Sizes.Size;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.svg.SvgRefused;

/**
 * Makes of any picture, clip or sound one that a handset may get: the best within the target's bytes and size, encoded anew
 * from its pixels, upright, in sRGB, without metadata. The work runs on the caller's thread, and that of a picture on helpers
 * that are free, up to the deadline of the caps
 * (clips in child processes, for which the thread waits); one fitter serves any number of threads. An interrupt ends the
 * work with a {@link CancellationException}.
 */
public final class Fitter {
    /** Room for about a dozen masters of photographs of 12 megapixels, or for four with a view each. */
    public static final long MASTER_BYTES = 128L << 20;

    private final Caps caps;
    private final LongSupplier nanoTime;
    private final Executor helpers;
    private final Probe probe;
    private final Masters masters;

    public Fitter(Caps caps) {
        this(caps, MASTER_BYTES, System::nanoTime, Deadline.ALONE);
    }

    /**
     * @param masterBytes of what is kept of assets for their next targets: decoded pixels, transforms, references of the score
     * @param nanoTime the clock of the deadline, as {@link System#nanoTime()} counts
     * @param helpers threads that take a part of a picture's work when they are free, and reject it when none is; what they
     *     work is held to the same caps, and what comes out is the same without them
     */
    public Fitter(Caps caps, long masterBytes, LongSupplier nanoTime, Executor helpers) {
        this.caps = caps;
        this.nanoTime = nanoTime;
        this.helpers = helpers;
        this.probe = new Probe(caps);
        this.masters = new Masters(caps.svg(), masterBytes);
    }

    /** The final rendition. Equal media and targets give equal bytes. */
    public Fitting fit(Media media, Target target) {
        return fit(media, target, Effort.FINAL);
    }

    /** As {@link #fit(Media, Target)}, with less work for a draft of a picture. */
    public Fitting fit(Media media, Target target, Effort effort) {
        return fit(media, target, effort, part -> {});
    }

    /** @param progress of a clip, from 0 to 1, never falling, on the caller's thread; a picture tells none */
    public Fitting fit(Media media, Target target, Effort effort, DoubleConsumer progress) {
        return switch (probe.probe(media)) {
            case Unfit unfit -> unfit;
            case Broken broken -> broken;
            case Clip clip -> {
                ClipRoute.Pictures pictures = picture -> fit(picture, target, effort);
                yield new ClipRoute(caps, nanoTime, target, progress, pictures).fit(media, clip.type());
            }
            case Picture picture ->
                Collections.disjoint(target.formats(), Format.PICTURES)
                        ? Unfit.noFormat(picture.type(), target)
                        : fit(media, picture, target, effort);
        };
    }

    private Fitting fit(Media media, Picture picture, Target target, Effort effort) {
        var deadline = Deadline.ofWork(nanoTime, caps.deadline(), caps.backstop(), helpers);
        Box cut = Sizes.cut(picture.width(), picture.height(), target);
        try {
            return answer(picture, cut, target, render(media, picture, cut, target, effort, deadline));
        } catch (DamagedException e) {
            var code = e.truncated() ? Broken.Code.TRUNCATED : Broken.Code.CORRUPT;
            return new Broken(code, picture.type(), e.reason());
        } catch (SvgRefused e) {
            return Unfit.of(e);
        } catch (Deadline.Passed e) {
            return Unfit.tooSlow(deadline.over() ? caps.deadline() : caps.svg().deadline());
        }
    }

    private Rendition render(Media media, Picture picture, Box cut, Target target, Effort effort, Deadline deadline)
            throws DamagedException {
        Size size = Sizes.within(cut, target);
        Size compared = effort == Effort.DRAFT ? size : Sizes.shown(cut).orLarger(size);
        var scores = new Scores(deadline);
        if (picture.type() == MediaType.GIF && picture.animated() && target.allows(Format.GIF)) {
            var animation = Animation.gif(media.bytes(), cut, deadline);
            Rendition moving = new GifRoute(caps, deadline).fit(animation, size, target);
            return effort == Effort.FINAL && moving.fits() && moving.encoding() instanceof Plan.Gif gif
                    ? moving.scored(scores.moving(animation, compared, moving, gif))
                    : moving;
        }
        Masters.Source source = masters.open(media, picture, cut, compared, deadline);
        View original = source.at(compared);
        var route = new StillRoute(caps, effort, made -> made.scored(scores.still(original.judge(), made)), deadline);
        Rendition still = route.fit(size.equals(compared) ? original : source.at(size), target);
        return picture.animated() ? still.with(Plan.Loss.MOTION) : still;
    }

    private static Fitting answer(Picture picture, Box cut, Target target, Rendition rendition) {
        if (!rendition.fits()) {
            return Unfit.tooSmallLimit(target, rendition.bytes().length);
        }
        var plan = new Plan(
                picture.type(),
                picture.width(),
                picture.height(),
                new Plan.Cut(cut.x(), cut.y(), cut.width(), cut.height()),
                rendition.width(),
                rendition.height(),
                rendition.encoding(),
                rendition.trials(),
                rendition.losses());
        return new Fitted(
                rendition.bytes(),
                rendition.encoding().format(),
                rendition.width(),
                rendition.height(),
                Sha256.hex(rendition.bytes()),
                plan,
                rendition.score());
    }
}
