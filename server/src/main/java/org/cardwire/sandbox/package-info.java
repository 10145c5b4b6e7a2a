/**
 * The simulated carriers and virtual handsets inside the server, for test keys: they come in as links like any other, and
 * what the handsets got goes out over REST. Nothing else in the server knows that these carriers are simulated. Start
 * reading at {@code Sandbox}.
 */
@NullMarked
package org.cardwire.sandbox;

import org.jspecify.annotations.NullMarked;
