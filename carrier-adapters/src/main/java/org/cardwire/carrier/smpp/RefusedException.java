package org.cardwire.carrier.smpp;

import java.io.IOException;

/** The SMSC answered a request with an error; for a bind, this tells how long to stay away. */
final class RefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status) {
        super("the SMSC answers " + StatusCodes.name(status) + ": " + StatusCodes.reason(status));
        this.status = status;
    }

    int status() {
        return status;
    }
}
