/**
 * Takes submissions: reads and checks them, freezes what they send, and has them stored in blocks, many callers' in one
 * transaction. REST bodies come in; accepted messages and chunks of work go out. Start reading at {@code SendReader}, then
 * {@code Acceptor}.
 */
@NullMarked
package org.cardwire.submission;

import org.jspecify.annotations.NullMarked;
