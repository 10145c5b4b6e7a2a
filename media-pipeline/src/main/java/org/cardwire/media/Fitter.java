package org.cardwire.media;

/** First cut of the door: what a file is, and nothing more; the encoders follow. */
public final class Fitter {
    private final Probe probe;

    public Fitter(Caps caps) {
        this.probe = new Probe(caps);
    }

    public Fitting fit(Media media, Target target) {
        return switch (probe.probe(media)) {
            case Unfit unfit -> unfit;
            case Broken broken -> broken;
            case Clip clip -> Unfit.notAccepted(clip.type());
            case Picture picture -> Unfit.notAccepted(picture.type());
        };
    }
}
