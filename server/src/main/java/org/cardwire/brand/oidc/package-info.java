/**
 * Signing in by an OpenID Connect provider: the authorization code flow with PKCE (RFC 6749, RFC 7636, OpenID Connect Core
 * 1.0). A code comes in, a checked {@code Identity} goes out, or a {@code Refusal}. Start reading at {@code Provider}.
 */
@NullMarked
package org.cardwire.brand.oidc;

import org.jspecify.annotations.NullMarked;
