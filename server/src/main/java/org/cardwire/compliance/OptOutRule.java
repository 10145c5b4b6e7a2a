package org.cardwire.compliance;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.platform.json.Json;

/**
 * Whoever opted out gets no promotional and no service messages of the brand, or of the sender that they opted out of;
 * one-time passwords, which they just asked for, still arrive.
 */
public final class OptOutRule implements Rule {
    private final OptOutStore optOuts;

    public OptOutRule(OptOutStore optOuts) {
        this.optOuts = optOuts;
    }

    @Override
    public String name() {
        return "opt_out";
    }

    @Override
    public Map<Long, Objection> objections(List<Candidate> candidates, Instant now) {
        List<Candidate> concerned = candidates.stream()
                .filter(c -> c.lane() != Lane.OTP && !c.confirmation())
                .toList();
        if (concerned.isEmpty()) {
            return Map.of();
        }
        Map<Long, Objection> found = new HashMap<>();
        for (OptOut optOut : optOuts.of(concerned)) {
            concerned.stream().filter(c -> covers(optOut, c)).forEach(c -> found.put(c.messageId(), blocked(optOut)));
        }
        return found;
    }

    private static boolean covers(OptOut optOut, Candidate candidate) {
        return optOut.brand() == candidate.brand()
                && optOut.numberKey() == candidate.numberKey()
                && (optOut.sender() == 0 || optOut.sender() == candidate.sender());
    }

    private static Objection blocked(OptOut optOut) {
        return new Objection.Blocked(
                "opt_out",
                Json.write(Map.of(
                        "word", optOut.word(),
                        "at", optOut.at().toString(),
                        "source", optOut.source())));
    }
}
