/**
 * The demo: two cards to twelve handsets over REST, as a brand would send them, and then a table of what each handset must
 * have got beside what its wire bytes say. Start reading at {@code Showcase}; {@code Rows} is the table.
 */
@NullMarked
package org.cardwire.sandbox.demo;

import org.jspecify.annotations.NullMarked;
