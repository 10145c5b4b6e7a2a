/**
 * What people said to a brand, kept as conversations for those who answer. In: what the tracking room has understood, and the
 * answers that were sent. Out: pages of conversations. Texts and numbers are sealed. Start at {@code Inbox}.
 */
@NullMarked
package org.cardwire.tracking.inbox;

import org.jspecify.annotations.NullMarked;
