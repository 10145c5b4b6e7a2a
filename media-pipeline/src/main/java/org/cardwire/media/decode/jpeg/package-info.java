/**
 * Our own JPEG decoder (ITU-T T.81): sequential and progressive, Huffman-coded, 8 bits. It decodes at full, half, a quarter
 * or an eighth of the size straight from the low frequencies of each block, a strip at a time; only files whose scans hold
 * parts of blocks are kept as coefficients first, as few as the size needs. Missing or senseless data is an error, never
 * grey. Start reading at {@code JpegDecoder}.
 */
@NullMarked
package org.cardwire.media.decode.jpeg;

import org.jspecify.annotations.NullMarked;
