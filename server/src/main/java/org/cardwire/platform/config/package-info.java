/** Settings from environment variables: read with names, defaults and meanings, so that the same lines document them. Start reading at {@code Variables}. */
@NullMarked
package org.cardwire.platform.config;

import org.jspecify.annotations.NullMarked;
