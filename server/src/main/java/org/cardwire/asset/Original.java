package org.cardwire.asset;

import java.time.Duration;
import java.util.Optional;
import org.cardwire.platform.crypto.Sha256;

/**
 * What renditions are made of: the bytes of an asset, whoever has it.
 *
 * @param contentType as found in the content
 * @param length of what plays, a film or a sound
 */
public record Original(Sha256 sha256, String contentType, Optional<Duration> length) {}
