/**
 * Files that brands send: uploads and fetched addresses come in, are sniffed and kept under their hash; renditions for a
 * target go out, made once on one node and kept while there is room, also through the public media door; previews get drafts
 * first. Start reading at {@code Intake} and {@code Renditions}.
 */
@NullMarked
package org.cardwire.asset;

import org.jspecify.annotations.NullMarked;
