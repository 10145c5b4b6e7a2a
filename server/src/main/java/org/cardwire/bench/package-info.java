/**
 * The measurements of {@code ./cardwire bench <name>}: a whole server on an embedded PostgreSQL in a folder of its own, driven
 * over HTTP, with simulated carriers as a process of their own where they are needed. Settings come in; a table with a named
 * peer from the same run goes out, to the terminal and to {@code fixtures/bench}. Start reading at {@code BenchCommand}.
 */
@NullMarked
package org.cardwire.bench;

import org.jspecify.annotations.NullMarked;
