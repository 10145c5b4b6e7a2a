/**
 * Which way a message goes: what a number can receive and how we know, and which link of a channel carries it. Numbers
 * and channels come in; a link, or the reason why there is none, goes out. Start reading at {@code Router}.
 */
@NullMarked
package org.cardwire.routing;

import org.jspecify.annotations.NullMarked;
