/**
 * HTTP by contract: a request comes in, is matched to an operation of {@code openapi/cardwire.yaml}, authenticated,
 * limited and checked against its schemas, and reaches a room's handler on a virtual thread; an {@code Answer} or an
 * {@code HttpProblem} goes out. Start reading at {@code HttpDoor} and {@code OperationDoor}.
 */
@NullMarked
package org.cardwire.platform.http;

import org.jspecify.annotations.NullMarked;
