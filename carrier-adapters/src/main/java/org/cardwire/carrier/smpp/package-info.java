/**
 * SMPP 3.4 as an ESME. {@code Outbound} messages come in and go out as submit_sm; receipts and messages from handsets come
 * back as {@code CarrierEvent}s. {@code SmppAdapter} is the link, {@code Session} keeps one bind up, {@code Bind} is one
 * connection, {@code Submission} one message under way. The mapping ({@code SubmitMapping}, {@code Receipts},
 * {@code Reassembly}, {@code Verdict} ...) opens no socket and reads no clock. jSMPP keeps the session alive and tells its
 * states; requests and answers go past its thread pool (see {@code PduReader}). Start reading at {@code SmppAdapter}.
 */
@NullMarked
package org.cardwire.carrier.smpp;

import org.jspecify.annotations.NullMarked;
