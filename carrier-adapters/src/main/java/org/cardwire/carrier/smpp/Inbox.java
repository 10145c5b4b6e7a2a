package org.cardwire.carrier.smpp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.cardwire.carrier.smpp.pdu.DeliverSm;
import org.cardwire.carrier.smpp.pdu.Header;
import org.cardwire.carrier.smpp.pdu.MalformedPduException;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.CarrierEvent.Receipt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one connection delivers: becomes events, is handed to the sink in batches as it comes in bursts, and is answered
 * when stored. Above its limit of unanswered deliveries, the SMSC is told to try later. All but the answers happens on the
 * reading thread.
 */
final class Inbox {
    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final Shared shared;
    private final Receipts receipts;
    private final Responder responder;
    private final Semaphore room;
    private final int limit;
    private final int batch;
    private List<Handover.Item> gathered = new ArrayList<>();

    interface Responder {
        void respond(int commandId, int status, int sequence);
    }

    Inbox(Shared shared, Responder responder) {
        SmppSettings settings = shared.settings();
        this.shared = shared;
        this.receipts = new Receipts(
                settings.dialect().ids(),
                settings.dialect().receiptStates(),
                settings.dialect().receiptZone());
        this.responder = responder;
        this.limit = settings.limits().inboundWindow();
        this.batch = settings.limits().inboundBatch();
        this.room = new Semaphore(limit);
    }

    void receive(Header header, byte[] body) {
        if (!room.tryAcquire()) {
            responder.respond(header.commandId(), StatusCodes.RX_T_APPN, header.sequence());
            return;
        }
        Reassembly.Ack ack = status -> {
            responder.respond(header.commandId(), status, header.sequence());
            room.release();
        };
        try {
            sort(header, body, DeliverSm.parse(header.commandId(), body), ack);
        } catch (MalformedPduException e) {
            log.warn("smpp link={} malformed delivery: {}", shared.link(), e.getMessage());
            ack.answer(StatusCodes.RX_P_APPN);
        }
        if (gathered.size() >= batch) {
            handOver();
        }
    }

    /** Gives what has gathered to the sink. */
    void handOver() {
        if (!gathered.isEmpty()) {
            List<Handover.Item> items = gathered;
            gathered = new ArrayList<>();
            shared.handover().accept(items);
        }
    }

    /** Waits until every delivery is answered, or the time is up. */
    void awaitEmpty(long nanos) throws InterruptedException {
        if (room.tryAcquire(limit, nanos, TimeUnit.NANOSECONDS)) {
            room.release(limit);
        }
    }

    private void sort(Header header, byte[] body, DeliverSm delivery, Reassembly.Ack ack) {
        Instant now = shared.context().clock().instant();
        if (delivery.isReceipt()) {
            Optional<Receipt> receipt = receipts.read(delivery, now);
            shared.pduLog().received(receipt.map(Receipt::carrierRef).orElse(""), header, body);
            take(receipt, "receipt without an id", ack);
            return;
        }
        shared.pduLog().received("", header, body);
        if (!delivery.isMessage()) {
            take(Optional.empty(), "acknowledgement of a handset", ack);
            return;
        }
        UserData data = UserData.of(delivery);
        if (data.place().isEmpty()) {
            String text = shared.settings().dialect().coding().decode(data.text(), delivery.dataCoding());
            take(
                    shared.mo().event(delivery.source(), delivery.destination(), text, now),
                    "message from no number",
                    ack);
            return;
        }
        UserData.Place place = data.place().get();
        Reassembly.Key key = Reassembly.Key.of(delivery.source(), delivery.destination(), place);
        shared.reassembly()
                .add(key, place.number(), data.text(), delivery.dataCoding(), ack, System.nanoTime())
                .flatMap(shared::item)
                .ifPresent(gathered::add);
    }

    /** What makes no event is acknowledged all the same: an SMSC repeats for days what it is refused. */
    private void take(Optional<? extends CarrierEvent> event, String otherwise, Reassembly.Ack ack) {
        if (event.isPresent()) {
            gathered.add(new Handover.Item(event.get(), ack));
        } else {
            log.info("smpp link={} ignored: {}", shared.link(), otherwise);
            ack.answer(StatusCodes.ROK);
        }
    }
}
