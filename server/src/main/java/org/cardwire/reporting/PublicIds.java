package org.cardwire.reporting;

import org.cardwire.platform.id.PublicId;

/** The kinds of ids that stand in reports. */
final class PublicIds {
    static final PublicId MESSAGE = new PublicId("msg");
    static final PublicId SUBMISSION = new PublicId("sub");
    static final PublicId SENDER = new PublicId("snd");
    static final PublicId TEMPLATE = new PublicId("tpl");

    static final PublicId CONVERSATION = new PublicId("cnv");
    static final PublicId WORD = new PublicId("wrd");

    private PublicIds() {}
}
