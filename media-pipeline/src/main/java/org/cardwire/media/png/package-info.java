/**
 * PNG files: pixels or palette indexes come in, the smallest plain file goes out, without ancillary chunks but
 * transparency. Start reading at {@code PngWriter}.
 */
@NullMarked
package org.cardwire.media.png;

import org.jspecify.annotations.NullMarked;
