/**
 * GIF files, still and animated (GIF89a): frames come out of a source as whole pictures, and go into a file as the part that
 * changed, with as much loss as they are told. Start reading at {@code GifReader} and {@code GifWriter}; the choice of what is
 * lost is {@code LzwEncoder}'s.
 */
@NullMarked
package org.cardwire.media.gif;

import org.jspecify.annotations.NullMarked;
