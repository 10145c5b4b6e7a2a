/** The fonts of the machine: which family has the characters of a text. */
@NullMarked
package org.cardwire.media.font;

import org.jspecify.annotations.NullMarked;
