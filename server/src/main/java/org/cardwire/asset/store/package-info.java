/**
 * Where the bytes of media lie: files come in and go out under their hash, whole or not at all. A {@code Folder} keeps them
 * for good, a {@code DiskCache} while they are used, {@code Spooled} in a bucket and, while they are used, here. Start reading
 * at {@code MediaStore}.
 */
@NullMarked
package org.cardwire.asset.store;

import org.jspecify.annotations.NullMarked;
