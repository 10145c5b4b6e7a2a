/**
 * Picture files to pixels: probed bytes come in, rows of ARGB go out, reduced on the way, with the colour profile that says
 * how to bring them to sRGB. JPEG and PNG have decoders of our own; other readers are the platform's and TwelveMonkeys'. Start
 * reading at {@code Decoder}.
 */
@NullMarked
package org.cardwire.media.decode;

import org.jspecify.annotations.NullMarked;
