/** JSON text to values and back, by one strict mapper for all rooms. Start reading at {@code Json}. */
@NullMarked
package org.cardwire.platform.json;

import org.jspecify.annotations.NullMarked;
