package org.cardwire.carrier.smpp;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cardwire.carrier.ScriptedCarrier;
import org.cardwire.carrier.SimulatedCarrier;
import org.cardwire.carrier.SimulatedCarrierContract;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.Segmenter;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.carrier.spi.SubmitOutcome.Accepted;
import org.cardwire.fixtures.carrier.Carrier;
import org.cardwire.fixtures.carrier.World;
import org.cardwire.fixtures.smsc.Account;
import org.cardwire.fixtures.smsc.Smsc;
import org.cardwire.fixtures.smsc.SmscSettings;
import org.junit.jupiter.api.Test;

/** The contract of the SMPP adapter against the simulated SMSC. */
class SmppSimulatorTest extends SimulatedCarrierContract {
    private static final int HEADER = 16;
    private static final int DELIVER_SM = 5;

    private SimulatedSmsc smsc;

    @Override
    protected CarrierAdapterProvider provider() {
        return new SmppProvider();
    }

    @Override
    protected ScriptedCarrier carrier(URI door) throws Exception {
        smsc = new SimulatedSmsc();
        return smsc;
    }

    @Override
    protected SimulatedCarrier simulated() {
        return smsc;
    }

    @Override
    protected URI port() {
        return smsc.smpp();
    }

    @Override
    protected Content content() {
        return Segmenter.split("Hello", Concatenation.UDH_8BIT);
    }

    @Override
    protected String sender() {
        return "12345";
    }

    @Test
    void garbageFromTheSmscEndsNothingButItsSession() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            byte[] octets = new byte[HEADER + random.nextInt(200)];
            random.nextBytes(octets);
            if (i % 2 == 0) { // a deliver_sm by its header, and anything behind it
                ByteBuffer.wrap(octets)
                        .putInt(octets.length)
                        .putInt(DELIVER_SM)
                        .putInt(0)
                        .putInt(i + 1);
            }
            smsc.write(octets);
            until("seed " + seed + ": it sends again", () -> submit(outbound(ANNA)) instanceof Accepted);
        }
        assertThat(test().works()).isTrue();
    }

    /** An account at the SMSC of the fixtures. */
    private static final class SimulatedSmsc extends SimulatedCarrier {
        private static final String PASSWORD = "s3cr3t-w";
        private static final Account ACCOUNT = Account.of("cardwire", PASSWORD);

        SimulatedSmsc() throws Exception {
            begin();
        }

        @Override
        protected Carrier start(World in, int port) {
            return Smsc.start(in, SmscSettings.of(ACCOUNT).onPort(port));
        }

        /** It calls nobody: our own session is the way back. */
        @Override
        protected void ready() throws Exception {
            until("a session is bound", () -> smsc().sessions(ACCOUNT.systemId()) > 0);
        }

        private Smsc smsc() {
            return (Smsc) running();
        }

        URI smpp() {
            return address("smpp");
        }

        void write(byte[] octets) {
            smsc().write(octets);
        }

        @Override
        public Map<String, String> settings() {
            return Map.ofEntries(
                    entry("host", "127.0.0.1"),
                    entry("port", Integer.toString(smsc().port())),
                    entry("system-id", ACCOUNT.systemId()),
                    entry("password", PASSWORD),
                    entry("window", "4"),
                    entry("answer-timeout", "10s"),
                    entry("reconnect-min", "20ms"),
                    entry("reconnect-max", "100ms"),
                    entry("cancel", "true"),
                    entry("message-id", "as-is"),
                    entry("wire-log", "true"));
        }

        @Override
        protected String link() {
            return ACCOUNT.systemId();
        }

        @Override
        protected String word(CarrierEvent.State state) {
            return state == CarrierEvent.State.DELIVERED ? "DELIVRD" : "UNDELIV";
        }

        @Override
        public void refuseNext(boolean permanently) {
            refuse(permanently ? "0x0B" : "0x08", 1);
        }

        @Override
        public Answer garbage() throws Exception {
            long binds = counted("binds");
            write("GET / HTTP/1.1\r\nHost: smsc\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            until("the session was given up for a new one", () -> counted("binds") > binds);
            return Answer.REFUSED;
        }

        @Override
        public List<String> secrets() {
            return List.of(PASSWORD, HexFormat.of().formatHex(PASSWORD.getBytes(StandardCharsets.US_ASCII)));
        }
    }
}
