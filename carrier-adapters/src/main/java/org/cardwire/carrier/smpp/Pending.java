package org.cardwire.carrier.smpp;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The requests of one connection that wait for their answers, by sequence number. Any thread. */
final class Pending {
    /** One request: {@link #startsAt} is called by the stream before any octet of it can leave. */
    static final class Request {
        final Answer answer;
        private final long deadline;
        private volatile long startsAt = Long.MAX_VALUE;

        Request(Answer answer, long deadline) {
            this.answer = answer;
            this.deadline = deadline;
        }

        void startsAt(long octet) {
            startsAt = octet;
        }
    }

    private final Map<Integer, Request> requests = new ConcurrentHashMap<>();
    private volatile boolean ended;

    /** False, and nothing is kept, once the connection has ended. */
    boolean add(int sequence, Request request) {
        requests.put(sequence, request);
        return !ended || requests.remove(sequence) == null;
    }

    Optional<Request> take(int sequence) {
        return Optional.ofNullable(requests.remove(sequence));
    }

    /** @param now of the same clock as the deadlines, in nanoseconds */
    void expire(long now) {
        requests.forEach((sequence, request) -> {
            if (now - request.deadline >= 0 && requests.remove(sequence, request)) {
                request.answer.unanswered(true, "no answer from the SMSC in time");
            }
        });
    }

    /** Fails everything at once. @param begun octets of the stream that may have been sent */
    void end(long begun, String reason) {
        ended = true;
        for (int sequence : List.copyOf(requests.keySet())) {
            take(sequence).ifPresent(request -> request.answer.unanswered(request.startsAt < begun, reason));
        }
    }
}
