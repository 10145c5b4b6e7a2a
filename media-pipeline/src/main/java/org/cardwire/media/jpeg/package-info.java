/**
 * JPEG under a byte limit (ITU-T T.81), in pure Java: pixels come in, the finest file that still fits goes out. The
 * cosine transform is made once for a size; each trial only quantises and codes its result again. Start reading at
 * {@code JpegSearch}.
 */
@NullMarked
package org.cardwire.media.jpeg;

import org.jspecify.annotations.NullMarked;
