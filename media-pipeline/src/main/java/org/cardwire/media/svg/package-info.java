/**
 * Drawings (SVG 1.1): a file's bytes come in, a document that holds nothing but shapes, texts and embedded pictures, or the reason
 * why not, goes out, and its pixels at any size. The file is read by a streaming parser without DTDs; what Batik sees, in a child
 * process, is written anew from what was found good. Start reading at {@code Svg}, then {@code Studio}.
 */
@NullMarked
package org.cardwire.media.svg;

import org.jspecify.annotations.NullMarked;
