/**
 * What is worth changing about a valid card. An {@code Edition} (the card in one language, with the place of every text in
 * its document) comes in; {@code Finding}s with a pointer, a sentence, a remedy and, where a program can do it, a fix go
 * out. One class a rule; its title, reason and sentences stand in {@code words/lint.*.properties}. Start reading at
 * {@code Rule}.
 */
@NullMarked
package org.cardwire.lint.rule;

import org.jspecify.annotations.NullMarked;
