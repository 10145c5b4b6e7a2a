/**
 * PostgreSQL: the embedded one or the operator's own, its migrations, and SQL with named parameters. A {@code
 * DatabaseAddress} comes in, rows go out. Start reading at {@code Db}; {@code EmbeddedPostgres} starts the server that
 * comes with Cardwire.
 */
@NullMarked
package org.cardwire.platform.db;

import org.jspecify.annotations.NullMarked;
