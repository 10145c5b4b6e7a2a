/**
 * What a message is and what happened to it: its tries, its events, its outcome, and the chunk of work it belongs to.
 * Facts come in and are appended; nothing here decides. Start reading at {@code Life}, then {@code Ledger}.
 */
@NullMarked
package org.cardwire.message;

import org.jspecify.annotations.NullMarked;
