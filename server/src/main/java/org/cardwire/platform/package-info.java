/**
 * The ground floor: settings, database, ids, keys, JSON and HTTP. Knows nothing of messages. What comes in is what the
 * operator configured; what goes out is an open database, a running HTTP server, and clear sentences when either cannot
 * be. Start reading at {@code db.Db} and {@code http.HttpDoor}.
 */
@NullMarked
package org.cardwire.platform;

import org.jspecify.annotations.NullMarked;
