/**
 * The public side of a message that was sent: its short links and its card as a page for phones. In: a short code from
 * anybody's browser. Out: a redirect, a page in the language of the message, or a page that says in words why there is none;
 * each opening is kept, those by people become events. Start at {@link org.cardwire.tracking.page.LinkDoor}.
 */
@NullMarked
package org.cardwire.tracking.page;

import org.jspecify.annotations.NullMarked;
