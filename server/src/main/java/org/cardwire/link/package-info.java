/**
 * Links to carriers: their configuration with sealed secrets, and the adapters that are open on this node. Start reading
 * at {@code OpenLinks}.
 */
@NullMarked
package org.cardwire.link;

import org.jspecify.annotations.NullMarked;
