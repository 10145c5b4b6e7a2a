package org.cardwire.media;

/** How a fit ended: a rendition under the limit, or the reason why there is none. Never something over the limit. */
public sealed interface Fitting permits Fitted, Refusal {}
