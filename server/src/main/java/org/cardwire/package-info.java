/**
 * Cardwire's server: joins the rooms and is the only place that knows all of them. Start reading at {@code App}.
 */
@NullMarked
package org.cardwire;

import org.jspecify.annotations.NullMarked;
