/**
 * What may go out: every message passes the {@code Gate} on every try, just before it is marked as in flight. Messages
 * come in; cleared, held with an instant, or blocked with a reason goes out. One file per rule. Start reading at
 * {@code Gate}.
 */
@NullMarked
package org.cardwire.compliance;

import org.jspecify.annotations.NullMarked;
