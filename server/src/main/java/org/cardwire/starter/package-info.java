/**
 * Cards to begin with, written and drawn by us in Chinese and English: they ship as resources, and a brand that picks one gets
 * its pictures as assets and its card as a template of its own. Start reading at {@code Starters}.
 */
@NullMarked
package org.cardwire.starter;

import org.jspecify.annotations.NullMarked;
