/**
 * Picture files to pixels: probed bytes come in, rows of ARGB that are not yet in sRGB go out, with the colour profile
 * that says how to bring them there. Readers are the platform's and TwelveMonkeys'. Start reading at {@code Decoder}.
 */
@NullMarked
package org.cardwire.media.decode;

import org.jspecify.annotations.NullMarked;
