/**
 * Ids of 63 bits that sort by time, and their public text form. The time and a leased writer number come in; ids that no
 * other writer makes go out. Start reading at {@code IdMint}.
 */
@NullMarked
package org.cardwire.platform.id;

import org.jspecify.annotations.NullMarked;
