package org.cardwire.reporting;

import org.cardwire.message.MessageStore.Subject;
import org.cardwire.platform.http.Call;

/** Which messages a caller sees and changes: their brand's, and with a test key only those that stay in the sandbox. */
final class Visible {
    private Visible() {}

    static boolean to(Call call, Subject subject) {
        return subject.message().brand() == call.brand()
                && call.principal().reaches(subject.frozen().live());
    }
}
