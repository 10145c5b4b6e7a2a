/**
 * Advice on cards before they are sent: a valid card with what is known of its sender, brand and pictures comes in, a
 * {@code Report} of findings goes out, over REST and on the command line. The rules are in {@code lint.rule}; a brand's own
 * filter words and the look into its pictures are here. Start reading at {@code Linter}.
 */
@NullMarked
package org.cardwire.lint;

import org.jspecify.annotations.NullMarked;
