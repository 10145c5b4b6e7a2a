/**
 * Signed events to the brands' own servers, by the Standard Webhooks scheme. The feed of changes comes in; deliveries, due
 * in a table and leased from it, go out by HTTP. Start reading at {@code Feeding} (feed to deliveries) and {@code Dispatch}
 * (deliveries to the wire).
 */
@NullMarked
package org.cardwire.webhook;

import org.jspecify.annotations.NullMarked;
