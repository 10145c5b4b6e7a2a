/**
 * The card document: what an author writes once, whatever the handset. JSON comes in; a valid {@code Card} goes out, or
 * all of its problems with their pointers. {@code Values} are one recipient's variables, {@code Limits} the registry that
 * every length is checked against. Start reading at {@code Card}.
 */
@NullMarked
package org.cardwire.card;

import org.jspecify.annotations.NullMarked;
