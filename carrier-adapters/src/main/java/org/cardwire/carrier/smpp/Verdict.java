package org.cardwire.carrier.smpp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.SubmitOutcome;

/** What the fates of a message's parts mean for the message, once none is in flight: pure. */
sealed interface Verdict {
    record Done(SubmitOutcome outcome) implements Verdict {}

    /** Some parts are with the carrier: the others are to follow, or the message would stay torn. */
    record SendRestLater() implements Verdict {}

    /** @param timeLeft whether there is time for another try */
    static Verdict of(List<Fate> fates, boolean timeLeft) {
        List<PartRef> accepted = accepted(fates);
        if (accepted.size() == fates.size()) {
            return new Done(new SubmitOutcome.Accepted(accepted));
        }
        Optional<Fate> doubt = first(fates, fate -> fate instanceof Fate.InDoubt);
        if (doubt.isPresent()) {
            return new Done(new SubmitOutcome.Unknown(why(doubt.get()), accepted));
        }
        Fate no = first(
                        fates,
                        fate -> fate instanceof Fate.Refused refused
                                && refused.outcome().permanent())
                .or(() -> first(fates, Fate::isNo))
                .orElseThrow(() -> new IllegalStateException("a part still waits or is in flight"));
        if (accepted.isEmpty()) {
            return new Done(alone(no));
        }
        if (no instanceof Fate.Refused refused && refused.outcome().permanent()) {
            return new Done(torn(refused.outcome(), accepted.size(), fates.size()));
        }
        boolean retry = timeLeft && fates.stream().noneMatch(fate -> fate.isNo() && !fate.mayRetry());
        return retry
                ? new SendRestLater()
                : new Done(new SubmitOutcome.Unknown(
                        "%d of %d parts accepted, then: %s".formatted(accepted.size(), fates.size(), why(no)),
                        accepted));
    }

    private static List<PartRef> accepted(List<Fate> fates) {
        List<PartRef> accepted = new ArrayList<>();
        for (int part = 0; part < fates.size(); part++) {
            if (fates.get(part) instanceof Fate.Accepted(String carrierRef)) {
                accepted.add(new PartRef(part, carrierRef));
            }
        }
        return accepted;
    }

    /** Nothing was taken, so the first "no" stands for the whole message. */
    private static SubmitOutcome alone(Fate no) {
        return switch (no) {
            case Fate.Throttled throttled -> throttled.outcome();
            case Fate.Refused refused -> refused.outcome();
            case Fate.NotSent notSent -> new SubmitOutcome.LinkDown(notSent.reason());
            case Fate.InDoubt doubt -> new SubmitOutcome.Unknown(doubt.reason(), List.of());
            case Fate.Waiting waiting -> throw new IllegalStateException("a part still waits");
            case Fate.InFlight inFlight -> throw new IllegalStateException("a part is in flight");
            case Fate.Accepted accepted -> throw new IllegalStateException("a part was accepted");
        };
    }

    /** A part will never be taken: no handset shows a message that misses one. */
    private static SubmitOutcome torn(SubmitOutcome.Refused refused, int accepted, int all) {
        return new SubmitOutcome.Refused(
                refused.code(),
                "%s; %d of %d parts had been accepted".formatted(refused.reason(), accepted, all),
                true);
    }

    private static String why(Fate no) {
        return switch (no) {
            case Fate.Throttled throttled -> throttled.outcome().code();
            case Fate.Refused refused -> refused.outcome().code();
            case Fate.NotSent notSent -> notSent.reason();
            case Fate.InDoubt doubt -> doubt.reason();
            case Fate.Waiting waiting -> "waiting";
            case Fate.InFlight inFlight -> "in flight";
            case Fate.Accepted accepted -> "accepted";
        };
    }

    private static Optional<Fate> first(List<Fate> fates, Predicate<Fate> which) {
        return fates.stream().filter(which).findFirst();
    }
}
