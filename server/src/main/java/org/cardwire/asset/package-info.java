/**
 * Files that brands send: uploads and fetched addresses come in, are sniffed and kept under their hash; renditions for a
 * target go out, made once and kept, also through the public media door. Start reading at {@code Intake} and {@code
 * Renditions}.
 */
@NullMarked
package org.cardwire.asset;

import org.jspecify.annotations.NullMarked;
