package org.cardwire.carrier.smpp;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cardwire.carrier.smpp.SmppSettings.Dialect;
import org.cardwire.carrier.smpp.pdu.Address;
import org.cardwire.carrier.smpp.pdu.CancelSm;
import org.cardwire.carrier.spi.PartRef;
import org.cardwire.carrier.spi.RevokeOutcome;
import org.cardwire.carrier.spi.RevokeOutcome.NotNow;
import org.cardwire.carrier.spi.RevokeOutcome.Revoked;
import org.cardwire.carrier.spi.RevokeOutcome.TooLate;
import org.cardwire.carrier.spi.RevokeOutcome.Unanswered;
import org.cardwire.carrier.spi.RevokeOutcome.Unsupported;
import org.cardwire.carrier.spi.Sent;

/** cancel_sm for each part of a message, one after another, so that it takes one place in the window. */
record Cancellation(Dialect dialect, Bind bind, long deadline) {

    /** A try whose ids are not known cannot be cancelled. */
    CompletionStage<RevokeOutcome> of(Sent sent) {
        Optional<Address> source = dialect.addresses().source(sent.from());
        if (sent.parts().isEmpty() || source.isEmpty()) {
            return CompletableFuture.completedFuture(new Unsupported());
        }
        if (!bind.window().tryAcquire()) {
            return CompletableFuture.completedFuture(new NotNow("the window is full"));
        }
        return cancelFrom(0, sent, source.get())
                .whenComplete((outcome, failure) -> bind.window().release());
    }

    /** Stops at the first part that cannot be cancelled: the handset may get the message, or a piece of it. */
    private CompletionStage<RevokeOutcome> cancelFrom(int index, Sent sent, Address source) {
        return cancel(sent, sent.parts().get(index), source).thenCompose(outcome -> switch (outcome) {
            case Revoked revoked when index + 1 < sent.parts().size() -> cancelFrom(index + 1, sent, source);
            case Revoked revoked -> CompletableFuture.completedFuture(outcome);
            case TooLate late -> CompletableFuture.completedFuture(outcome);
            case Unanswered unanswered -> CompletableFuture.completedFuture(outcome);
            case NotNow notNow -> CompletableFuture.completedFuture(outcome);
            case Unsupported unsupported -> CompletableFuture.completedFuture(outcome);
        });
    }

    private CompletionStage<RevokeOutcome> cancel(Sent sent, PartRef part, Address source) {
        CancelSm cancel = new CancelSm(
                dialect.serviceType(),
                part.carrierRef(),
                source,
                dialect.addresses().destination(sent.to()));
        CompletableFuture<RevokeOutcome> outcome = new CompletableFuture<>();
        if (!bind.request(cancel::encode, new CancelAnswer(sent.id(), dialect.statusCodes(), outcome), deadline)) {
            return CompletableFuture.completedFuture(new NotNow("the session ended"));
        }
        return outcome;
    }

    private record CancelAnswer(String about, StatusCodes codes, CompletableFuture<RevokeOutcome> outcome)
            implements Answer {
        @Override
        public void answered(int status, byte[] body) {
            outcome.complete(status == StatusCodes.ROK ? new Revoked() : no(status));
        }

        @Override
        public void unanswered(boolean sent, String reason) {
            outcome.complete(sent ? new Unanswered(reason) : new NotNow(reason));
        }

        private RevokeOutcome no(int status) {
            return switch (codes.meaning(status)) {
                case PERMANENT -> new TooLate(StatusCodes.name(status));
                case TEMPORARY, THROTTLE_LINK, THROTTLE_MESSAGE -> new NotNow(StatusCodes.name(status));
            };
        }
    }
}
