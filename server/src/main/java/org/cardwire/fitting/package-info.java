/**
 * A card becomes an RCS message, an MMS or an SMS by fixed rules. A card in one language and a profile of the link come in;
 * a {@code Form} goes out, prepared once for a submission, which derives each recipient's content cheaply, with what was
 * lost, or says why it cannot. Start reading at {@code Deriver}.
 */
@NullMarked
package org.cardwire.fitting;

import org.jspecify.annotations.NullMarked;
