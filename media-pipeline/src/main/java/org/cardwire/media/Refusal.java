package org.cardwire.media;

/** Why there is nothing: the file is sound but not to be had, or it is damaged. */
public sealed interface Refusal extends Probing, Measuring, Fitting permits Unfit, Broken {}
