package org.cardwire.tracking;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text from a handset means. The whole text must be a keyword, after compatibility folding (Unicode NFKC: ＴＤ is
 * TD), without regard to case, to space around it and to a full stop behind it; a keyword within a sentence is none.
 */
public final class Keywords {
    enum Meaning {
        STOP,
        START,
        HELP
    }

    private static final String EVERYWHERE = "any";
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\r]]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u3000]+");
    private static final Pattern FULL_STOP = Pattern.compile("[.!。]+$");
    private static final Pattern REPLY_NUMBER = Pattern.compile("(?:回复|REPLY)? ?([0-9]{1,2})");

    /** By language and folded word. */
    private final Map<String, Map<String, Meaning>> words = new HashMap<>();

    private Keywords() {}

    /** Those that ship with the server. */
    public static Keywords standard() {
        Keywords keywords = new Keywords();
        Properties lines = load();
        for (String name : lines.stringPropertyNames()) {
            String[] parts = name.split("\\.");
            Meaning meaning = Meaning.valueOf(parts[0].toUpperCase(Locale.ROOT));
            Map<String, Meaning> ofLanguage = keywords.words.computeIfAbsent(parts[1], _ -> new HashMap<>());
            for (String word : lines.getProperty(name).split(",")) {
                ofLanguage.put(fold(word), meaning);
            }
        }
        return keywords;
    }

    /** @param language of the message that is answered; when it is not known, the words of all languages hold */
    Optional<Meaning> meaning(String text, Optional<Locale> language) {
        String folded = fold(text);
        Optional<Meaning> everywhere = in(EVERYWHERE, folded);
        if (everywhere.isPresent()) {
            return everywhere;
        }
        return language.isPresent()
                ? in(language.get().getLanguage(), folded)
                : words.keySet().stream()
                        .sorted()
                        .flatMap(l -> in(l, folded).stream())
                        .findFirst();
    }

    /** Which numbered reply the text chooses: {@code 1}, {@code Reply 1}, {@code 回复1}. */
    static OptionalInt replyNumber(String text) {
        Matcher number = REPLY_NUMBER.matcher(fold(text));
        return number.matches() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }

    private Optional<Meaning> in(String language, String folded) {
        return Optional.ofNullable(words.getOrDefault(language, Map.of()).get(folded));
    }

    static String fold(String text) {
        String plain = INVISIBLE
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        String spaced = SPACE.matcher(plain).replaceAll(" ").strip();
        return FULL_STOP.matcher(spaced).replaceAll("").strip().toUpperCase(Locale.ROOT);
    }

    private static Properties load() {
        try (InputStream in = Keywords.class.getResourceAsStream("/tracking/keywords.properties")) {
            if (in == null) {
                throw new IllegalStateException("the keywords are missing from the server's jar");
            }
            Properties lines = new Properties();
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
