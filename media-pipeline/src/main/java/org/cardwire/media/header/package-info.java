/**
 * The structure of picture files without their pixels: size, frames and orientation from the header, and whether the
 * file is all there. Bytes come in, a {@code Header} or a {@code DamagedException} goes out; nothing is decoded.
 */
@NullMarked
package org.cardwire.media.header;

import org.jspecify.annotations.NullMarked;
