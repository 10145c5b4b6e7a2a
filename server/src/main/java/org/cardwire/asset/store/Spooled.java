package org.cardwire.asset.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.cardwire.platform.crypto.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files in a bucket, of which those used lately lie on this machine too. */
public final class Spooled implements MediaStore {
    private static final Logger LOG = LoggerFactory.getLogger(Spooled.class);
    private static final int LOCKS = 64;

    private final Bucket bucket;
    private final String kind;
    private final DiskCache spool;
    /** By hash, so that one file is fetched once however many ask. */
    private final Lock[] fetching =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /** @param kind what the keys begin with, so that a rule of the bucket can let objects expire by kind */
    public Spooled(Bucket bucket, String kind, DiskCache spool) {
        this.bucket = bucket;
        this.kind = kind;
        this.spool = spool;
    }

    /** What could not be stored is on this machine all the same, for as long as there is room. */
    @Override
    public void add(Sha256 hash, byte[] content) {
        spool.add(hash, content);
        bucket.put(key(hash), content);
    }

    @Override
    public Optional<Path> find(Sha256 hash) {
        Optional<Path> here = spool.find(hash);
        return here.isPresent() ? here : fetch(hash);
    }

    private Optional<Path> fetch(Sha256 hash) {
        Lock lock = fetching[Math.floorMod(hash.hashCode(), LOCKS)];
        lock.lock();
        try {
            return spool.peek(hash).or(() -> spool.fill(hash, part -> fetched(hash, part)));
        } finally {
            lock.unlock();
        }
    }

    private boolean fetched(Sha256 hash, Path part) throws IOException {
        if (!bucket.get(key(hash), part)) {
            return false;
        }
        boolean right = Sha256.of("", part).equals(hash);
        if (!right) {
            LOG.warn("media object {} is not what its name says", key(hash));
        }
        return right;
    }

    private String key(Sha256 hash) {
        return kind + "/" + hash.hex().substring(0, 2) + "/" + hash.hex();
    }
}
