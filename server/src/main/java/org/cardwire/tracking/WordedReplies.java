package org.cardwire.tracking;

import java.util.Map;
import java.util.Optional;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.card.Language;
import org.cardwire.card.Words;
import org.cardwire.submission.Notices;

/** Our answers as messages: the sender's help words where it has some, else our own words. */
public final class WordedReplies implements Replies {
    private static final Words WORDS = Words.of("tracking");

    private final Notices notices;
    private final SenderStore senders;

    public WordedReplies(Notices notices, SenderStore senders) {
        this.notices = notices;
        this.senders = senders;
    }

    @Override
    public void confirmOptOut(Correspondent to, String once) {
        send(to, ours("opted-out", to), once);
    }

    @Override
    public void confirmOptIn(Correspondent to, String once) {
        send(to, ours("opted-in", to), once);
    }

    @Override
    public void help(Correspondent to, String once) {
        Optional<String> own = senders.known(to.sender()).flatMap(sender -> sender.helpWords(to.language()));
        send(to, own.orElseGet(() -> ours("help", to)), once);
    }

    private void send(Correspondent to, String text, String once) {
        notices.send(
                new Notices.Notice(to.brand(), to.sender(), to.number(), to.channel(), to.language(), to.live(), text),
                once);
    }

    private String ours(String code, Correspondent to) {
        String name = senders.known(to.sender()).map(Sender::name).orElse("");
        return WORDS.say(code, Map.of("sender", name), Language.of(to.language()));
    }
}
