/** What all child processes have in common: an empty environment, bounds that the system holds, and an end with all their children. */
@NullMarked
package org.cardwire.media.child;

import org.jspecify.annotations.NullMarked;
