package org.cardwire.carrier.mm7;

import java.util.Optional;
import java.util.Set;

/**
 * What a relay answered, from a Rsp's Status or out of a SOAP Fault.
 *
 * @param code 0 where a Fault carries none
 */
record Mm7Status(int code, String text) {
    private static final int FAULT = 0;

    /** Codes of class 3 and 4 that a repeat does not change; others of these classes count as x000 (§8.7.8.4). */
    private static final Set<Integer> FINAL =
            Set.of(3001, 3002, 3003, 3004, 3005, 3520, 4001, 4002, 4003, 4004, 4005, 4007, 4008);

    enum Verdict {
        ACCEPTED,
        THROTTLED,
        LATER,
        NEVER
    }

    /** Empty when the message says nothing about success or failure. */
    static Optional<Mm7Status> in(Mm7Message message) {
        Optional<Mm7Status> status = message.body().find("Status").flatMap(Mm7Status::coded);
        return status.isPresent() || !message.name().equals("Fault") ? status : Optional.of(fault(message.body()));
    }

    Verdict verdict(Set<Integer> throttling) {
        if (throttling.contains(code)) {
            return Verdict.THROTTLED;
        }
        if (code == FAULT) {
            return text.contains("Client") ? Verdict.NEVER : Verdict.LATER;
        }
        return switch (code / 1000) {
            case 1 -> Verdict.ACCEPTED;
            case 2 -> Verdict.NEVER;
            default -> FINAL.contains(code) ? Verdict.NEVER : Verdict.LATER;
        };
    }

    boolean isUnknownLinkedId() {
        return code == 2006;
    }

    /** The code as it goes into outcomes and explanations. */
    String word() {
        return code == FAULT ? "Fault" : Integer.toString(code);
    }

    private static Optional<Mm7Status> coded(Xml status) {
        return status.text("StatusCode")
                .filter(code -> code.matches("\\d{3,5}"))
                .map(code -> new Mm7Status(
                        Integer.parseInt(code),
                        status.text("StatusText").orElse("")
                                + status.text("Details")
                                        .or(() -> status.text("Detail"))
                                        .map(details -> " (" + details + ")")
                                        .orElse("")));
    }

    private static Mm7Status fault(Xml fault) {
        return new Mm7Status(
                FAULT,
                fault.text("faultcode").orElse("")
                        + " "
                        + fault.text("faultstring").orElse(""));
    }
}
