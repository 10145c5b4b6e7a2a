/**
 * Moves accepted messages to the carriers: leases chunks of due work, lets the pure {@code Courier} decide each message's
 * next step from its facts, and performs it. Facts come in from the ledger; submissions and records go out. Start reading
 * at {@code Courier}, then {@code ChunkRun}.
 */
@NullMarked
package org.cardwire.delivery;

import org.jspecify.annotations.NullMarked;
