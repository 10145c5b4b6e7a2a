/**
 * Banners: a template of ours, words, colours of a brand and perhaps a photograph come in; a picture in which every word stands whole
 * and can be read, or the reason why not, goes out. Templates are data in {@code resources}. Start reading at {@code Banner}.
 */
@NullMarked
package org.cardwire.media.banner;

import org.jspecify.annotations.NullMarked;
