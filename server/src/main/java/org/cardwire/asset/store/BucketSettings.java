package org.cardwire.asset.store;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a bucket is, and how long it may take.
 *
 * @param prefix of all keys, empty or ending in a slash
 * @param endpoint of a store that is not Amazon's
 * @param keys absent: those of the environment, a profile or the machine
 * @param pathStyle the bucket's name stands in the path, not in the host's name
 * @param connect time for a connection
 * @param silence after which a connection that says nothing is given up
 * @param deadline of one file, tries included
 * @param tries of one request
 */
public record BucketSettings(
        String bucket,
        String prefix,
        Optional<URI> endpoint,
        String region,
        Optional<Keys> keys,
        boolean pathStyle,
        Duration connect,
        Duration silence,
        Duration deadline,
        int tries) {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int TRIES = 3;

    public record Keys(String access, String secret) {
        @Override
        public String toString() {
            return access;
        }
    }

    /** @param place as {@code s3://bucket} or {@code s3://bucket/prefix}. Throws {@link IllegalArgumentException}. */
    public static BucketSettings of(
            URI place,
            Optional<URI> endpoint,
            String region,
            Optional<Keys> keys,
            boolean pathStyle,
            Duration deadline) {
        if (!"s3".equals(place.getScheme()) || place.getAuthority() == null) {
            throw new IllegalArgumentException("not of the form s3://bucket/prefix");
        }
        String path = place.getPath().replaceAll("^/+|/+$", "");
        String prefix = path.isEmpty() ? "" : path + "/";
        return new BucketSettings(
                place.getAuthority(), prefix, endpoint, region, keys, pathStyle, CONNECT, SILENCE, deadline, TRIES);
    }
}
