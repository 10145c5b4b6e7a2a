/**
 * Plain HTTP for carriers that speak it, without a word of any protocol. An {@code HttpCall} goes in; what comes out is an
 * {@code HttpAnswer}, which above all keeps "nothing was sent" apart from "sent, but no answer". Start reading at
 * {@code HttpLine}.
 */
@NullMarked
package org.cardwire.carrier.http;

import org.jspecify.annotations.NullMarked;
