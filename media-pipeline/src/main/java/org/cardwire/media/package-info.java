/**
 * Any picture, clip or sound to any byte limit: bytes and a {@code Target} come in, a {@code Fitted} rendition, or the reason why there
 * is none, goes out. Knows nothing of cards, carriers or servers. Start reading at {@code Fitter}.
 */
@NullMarked
package org.cardwire.media;

import org.jspecify.annotations.NullMarked;
