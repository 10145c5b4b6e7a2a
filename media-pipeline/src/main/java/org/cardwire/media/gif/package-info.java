/**
 * GIF files, still and animated (GIF89a): frames come out of a source as whole pictures, and go into a file as the part
 * that changed. Start reading at {@code GifReader} and {@code GifWriter}.
 */
@NullMarked
package org.cardwire.media.gif;

import org.jspecify.annotations.NullMarked;
