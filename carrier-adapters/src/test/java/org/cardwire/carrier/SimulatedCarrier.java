package org.cardwire.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.fixtures.carrier.Carrier;
import org.cardwire.fixtures.carrier.Carrier.CannotDo;
import org.cardwire.fixtures.carrier.Carrier.Heard;
import org.cardwire.fixtures.carrier.World;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.HandsetTable;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.fixtures.script.Effect;
import org.cardwire.fixtures.script.Script;

/**
 * A carrier of the fixtures under the orders of the contract: each order becomes a script, a report by hand, or a handset
 * that is switched off. It reads every octet by its own codec and may disagree with ours. Until it is told otherwise, it
 * reports nothing of itself.
 */
public abstract class SimulatedCarrier implements ScriptedCarrier {
    private static final int MMS_BYTES = 300 * 1024;
    private static final int PIXELS = 2_000;
    private static final long PATIENCE_SECONDS = 20;
    private static final Script SILENCE = Script.forAll(new Effect.LoseReceipts());

    protected final HeldTime time = new HeldTime(CarrierAdapterContract.NOW);
    private final HandsetTable handsets = new HandsetTable();
    private World world = World.of(handsets, time, 1);
    private Carrier running;
    private List<Script> usual = List.of(SILENCE);
    private boolean isDown;
    private int submissionsBefore;

    /** @param features what the handsets' RCS is capable of */
    protected SimulatedCarrier(String... features) {
        for (Msisdn number :
                List.of(CarrierAdapterContract.ANNA, CarrierAdapterContract.BERT, CarrierAdapterContract.CARL)) {
            handsets.put(
                    Handset.smsOnly(number(number), "Handset " + number.digits().substring(9))
                            .withMms(MMS_BYTES, PIXELS)
                            .withRcs(features));
        }
        world.scripts().replaceBy(usual);
    }

    /**
     * Starts it, at the beginning and after each {@link #down()}.
     *
     * @param port 0 the first time
     */
    protected abstract Carrier start(World in, int port) throws Exception;

    /** Waits until it may call us. */
    protected abstract void ready() throws Exception;

    /** The account as scripts name it. */
    protected abstract String link();

    /** What a report says in the protocol's own words. */
    protected abstract String word(CarrierEvent.State state);

    /** Refuses the next submission with this code. */
    public final void refuse(String code, int times) {
        script(new Effect.Refuse(code), times);
    }

    protected final void begin() throws Exception {
        running = start(world, 0);
    }

    protected final Carrier running() {
        return running;
    }

    protected final URI address(String name) {
        return running.addresses().get(name);
    }

    /** From now on it reports what becomes of messages, as carriers do. */
    public final void reportOfItself() {
        try {
            ready();
        } catch (Exception e) {
            throw new IllegalStateException("the carrier may not call us", e);
        }
        usual = List.of();
        world.scripts().replaceBy(usual);
    }

    public final void script(Effect effect, int times) {
        world.scripts().add(Script.forAll(effect).times(times));
    }

    public final void online(Msisdn handset, boolean on) {
        handsets.online(number(handset), on);
    }

    /** What the handset got, oldest first. */
    public final List<Received> received(Msisdn handset) {
        return world.wall().messages(number(handset));
    }

    public final void read(Received message) throws CannotDo {
        running.read(message);
    }

    public final void tap(Received message, String button) throws CannotDo {
        running.tap(message, button);
    }

    public final long counted(String name) {
        return running.stats().of(name);
    }

    private static PhoneNumber number(Msisdn msisdn) {
        return new PhoneNumber(msisdn.digits());
    }

    @Override
    public void throttleNext() {
        script(new Effect.Throttle(java.util.Optional.empty()), 1);
    }

    /** Takes the message: the harder case of an answer that is lost. */
    @Override
    public void dropNext() {
        script(new Effect.DropAfter(), 1);
    }

    @Override
    public void holdAnswers() {
        world.scripts().add(Script.forAll(new Effect.DelayAnswer(HeldTime.FOR_EVER)));
    }

    @Override
    public void releaseAnswers() {
        world.scripts().replaceBy(usual);
        time.letGo();
    }

    @Override
    public void down() {
        if (!isDown) {
            isDown = true;
            submissionsBefore = submissions();
            running.close();
        }
    }

    @Override
    public void up() {
        int port = running.addresses().values().iterator().next().getPort();
        world = new World(handsets, world.wall(), world.scripts(), time, world.seed() + 1); // its ids are new ones
        try {
            running = start(world, port);
            isDown = false;
            ready();
        } catch (Exception e) {
            throw new IllegalStateException("the carrier does not come back", e);
        }
    }

    @Override
    public int submissions() {
        return submissionsBefore + Math.toIntExact(counted("submits"));
    }

    @Override
    public int shownOn(Msisdn handset) {
        return world.wall().deliveries(number(handset)).getOrDefault(running.channel(), 0);
    }

    @Override
    public Answer receipt(String carrierRef, CarrierEvent.State state) throws Exception {
        ready();
        return answer(known(carrierRef, state));
    }

    /** The answer to a submission may be here before the carrier has noted what it took. */
    private CompletionStage<Heard> known(String carrierRef, CarrierEvent.State state) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                return running.report(link(), carrierRef, word(state));
            } catch (CannotDo e) {
                assertThat(System.nanoTime()).as("until it knows the message").isLessThan(deadline);
                Thread.sleep(5);
            }
        }
    }

    @Override
    public Answer reply(Msisdn from, String to, String text) throws Exception {
        ready();
        world.scripts().replaceBy(List.of());
        Answer answer = answer(running.reply(number(from), to, link(), text));
        world.scripts().replaceBy(usual);
        return answer;
    }

    private static Answer answer(CompletionStage<Heard> told) throws Exception {
        return switch (told.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            case TAKEN -> Answer.TAKEN;
            case AGAIN -> Answer.TRY_AGAIN;
            case REFUSED -> Answer.REFUSED;
            case NOTHING -> throw new AssertionError("no answer came");
        };
    }

    /** Posts octets that are neither XML nor JSON to our door. */
    protected static Answer garbage(URI door) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(door)
                .header("Content-Type", "text/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {0, 1, '<', (byte) 0xff, '{', 0x1b}))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2 ? Answer.TAKEN : Answer.REFUSED;
        }
    }

    @Override
    public void revokeInTime(boolean inTime) {
        online(CarrierAdapterContract.ANNA, !inTime);
    }

    @Override
    public void close() {
        down();
        time.close();
    }
}
