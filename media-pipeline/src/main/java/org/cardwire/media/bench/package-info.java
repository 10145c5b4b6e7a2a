/**
 * {@code bench media}: the pipeline against its peers on photographs that Debian packages carry and drawings made on the
 * spot, with every file judged by the same score; {@code bench fuzz-media}: thousands of hostile files. Nothing else uses
 * it. Start reading at {@code MediaBench} and {@code FuzzBench}.
 */
@NullMarked
package org.cardwire.media.bench;

import org.jspecify.annotations.NullMarked;
