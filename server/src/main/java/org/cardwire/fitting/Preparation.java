package org.cardwire.fitting;

/** A form that can be derived for every recipient, or why there can be none, or not yet. */
public sealed interface Preparation permits Form, Unfit, NotReady {}
