/**
 * What comes back. In: the adapters' events ({@link org.cardwire.tracking.Intake} is their sink), and the openings of short
 * links. Out: rows of events and outcomes in the ledger, opt-outs, answers to handsets, card pages. Reports find their
 * message and are written at once; what a handset says is stored first and heard right after. Start at {@code Intake}.
 */
@NullMarked
package org.cardwire.tracking;

import org.jspecify.annotations.NullMarked;
