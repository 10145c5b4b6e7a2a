/**
 * SMPP 3.4 on the wire, as pure code: values in, octets out ({@code SubmitSm}, {@code CancelSm}, {@code BindRequest}),
 * and octets in, values out ({@code DeliverSm}, {@code Responses}). What we emit keeps to the specification; what we read
 * may break its limits, because real SMSCs do. Start reading at {@code SubmitSm}.
 */
@NullMarked
package org.cardwire.carrier.smpp.pdu;

import org.jspecify.annotations.NullMarked;
