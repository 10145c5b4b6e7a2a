package org.cardwire.fitting;

import org.cardwire.carrier.spi.Channel;

/** A card in one language, made ready for one channel: media fitted, texts parsed. Immutable and shared by all threads. */
public sealed interface Form extends Preparation permits RcsForm, MmsForm, SmsForm {
    Channel channel();

    /** Pure and cheap: called for every message. The same recipient gives the same content. */
    Derivation derive(Recipient to);
}
