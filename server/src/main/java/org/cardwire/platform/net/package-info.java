/**
 * Calls that the server makes to addresses which its users chose. A name comes in; public addresses only go out. Start
 * reading at {@code AddressGuard}.
 */
@NullMarked
package org.cardwire.platform.net;

import org.jspecify.annotations.NullMarked;
