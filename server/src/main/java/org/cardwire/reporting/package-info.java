/**
 * What became of messages, read-only but for the wish to cancel one: lists, one message with its attempts and events, every
 * decision in words, and events as they happen. Recorded facts come in; the contract's JSON goes out. Start reading at
 * {@code MessageRoutes}; the words stand in {@code words/explain.*.properties}.
 */
@NullMarked
package org.cardwire.reporting;

import org.jspecify.annotations.NullMarked;
