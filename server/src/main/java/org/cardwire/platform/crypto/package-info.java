/**
 * Everything made from the server's one key file: sealing of personal data, keyed hashes of numbers, MACs of tokens; and
 * the hashes of passwords and of contents, which need none. Start reading at {@code Keyring}.
 */
@NullMarked
package org.cardwire.platform.crypto;

import org.jspecify.annotations.NullMarked;
