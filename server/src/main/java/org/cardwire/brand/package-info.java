/**
 * Tenants and who acts for them: brands, users with roles, API keys with scopes, senders, and the audit of every change.
 * A key or a cookie comes in, a {@code Principal} goes out. Start reading at {@code Callers} and {@code Sender}.
 */
@NullMarked
package org.cardwire.brand;

import org.jspecify.annotations.NullMarked;
