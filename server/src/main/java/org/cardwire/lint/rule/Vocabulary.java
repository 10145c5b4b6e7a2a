package org.cardwire.lint.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The word lists that rules go by: {@code lint/vocabulary.properties}. */
final class Vocabulary {
    private static final String FILE = "/lint/vocabulary.properties";
    /** What stands around a label for its looks. */
    private static final Pattern DECORATION = Pattern.compile("^[^\\p{L}\\p{N}]+|[^\\p{L}\\p{N}]+$");

    private final Set<String> vague;
    private final Set<String> optOutPhrases;
    private final Set<String> optOutWords;

    private Vocabulary(Properties lists) {
        this.vague = words(lists, "vague");
        this.optOutPhrases = words(lists, "opt-out-phrase");
        this.optOutWords = words(lists, "opt-out-word");
    }

    static Vocabulary standard() {
        try (InputStream in = Vocabulary.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + FILE + " is missing from the server's jar");
            }
            Properties lists = new Properties();
            lists.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return new Vocabulary(lists);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> words(Properties lists, String list) {
        return lists.stringPropertyNames().stream()
                .filter(name -> name.startsWith(list + "."))
                .flatMap(name -> Stream.of(lists.getProperty(name).split(",")))
                .map(Letters::fold)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The whole label is one of the list. */
    boolean vague(String label) {
        return vague.contains(DECORATION.matcher(Letters.fold(label)).replaceAll(""));
    }

    /** The text names a way to opt out, or is the word for it. */
    boolean tellsOptOut(String text) {
        String folded = Letters.fold(text);
        return optOutWords.contains(folded) || optOutPhrases.stream().anyMatch(words -> Letters.has(folded, words));
    }
}
