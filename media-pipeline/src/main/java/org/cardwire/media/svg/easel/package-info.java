/** The program of the child process that draws: checked documents come in on its standard input, pixels go out. Start at {@code Easel}. */
@NullMarked
package org.cardwire.media.svg.easel;

import org.jspecify.annotations.NullMarked;
