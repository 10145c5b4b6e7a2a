/**
 * How much of a picture a rendition kept, as one number: SSIMULACRA 2 version 2.1 (Cloudinary, cloudinary/ssimulacra2), in
 * the single-precision arithmetic of its reference implementation. A reference picture and candidates of equal size come
 * in, scores go out: 100 is identical, 90 visually lossless, 70 good, 50 medium, 30 poor. Start reading at
 * {@code Reference}; {@code PhoneScore} is the same for files, as a phone shows them.
 */
@NullMarked
package org.cardwire.media.score;

import org.jspecify.annotations.NullMarked;
