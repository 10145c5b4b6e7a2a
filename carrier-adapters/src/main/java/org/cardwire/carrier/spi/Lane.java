package org.cardwire.carrier.spi;

/** Which traffic goes first on a link; follows from the kind of the card and cannot be raised by a submission. */
public enum Lane {
    OTP,
    TRANSACTIONAL,
    BULK
}
