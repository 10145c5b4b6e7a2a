/**
 * Pixels in memory and what can be done to them whatever the file format: turn, cut, scale, reduce to a palette. Start
 * reading at {@code Pixels}.
 */
@NullMarked
package org.cardwire.media.pixels;

import org.jspecify.annotations.NullMarked;
