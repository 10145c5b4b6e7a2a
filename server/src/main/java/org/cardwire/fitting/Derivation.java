package org.cardwire.fitting;

/** One recipient's content, or why there is none on this channel. */
public sealed interface Derivation permits Derived, Unfit {}
