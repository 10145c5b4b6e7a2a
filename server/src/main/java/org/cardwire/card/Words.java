package org.cardwire.card;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sentences for codes, one file a language: {@code words/<name>.en.properties} and {@code words/<name>.zh.properties}. A
 * sentence names its parameters as {@code {limit}}; words that follow a number are written in both forms, that for one
 * first: {@code {limit} {limit:card|cards}}.
 */
public final class Words {
    private static final Pattern NUMBERED = Pattern.compile("\\{(\\w+):([^|{}]*)\\|([^|{}]*)}");

    private final Map<Language, Properties> sentences = new EnumMap<>(Language.class);

    private Words() {}

    public static Words of(String name) {
        Words words = new Words();
        for (Language language : Language.values()) {
            words.sentences.put(language, load("/words/" + name + "." + language.tag() + ".properties"));
        }
        return words;
    }

    /** Throws {@link IllegalArgumentException} for a code that has no sentence. */
    public String say(String code, Map<String, String> params, Language language) {
        Properties known = sentences.getOrDefault(language, new Properties());
        String sentence = known.getProperty(code);
        if (sentence == null) {
            throw new IllegalArgumentException("no sentence for " + code + " in " + language.tag());
        }
        String said = NUMBERED.matcher(sentence)
                .replaceAll(words -> Matcher.quoteReplacement(
                        "1".equals(params.get(words.group(1))) ? words.group(2) : words.group(3)));
        for (Map.Entry<String, String> param : params.entrySet()) {
            said = said.replace("{" + param.getKey() + "}", param.getValue());
        }
        return said;
    }

    /** The codes that can be said in a language. */
    public Set<String> codes(Language language) {
        return sentences.getOrDefault(language, new Properties()).stringPropertyNames();
    }

    private static Properties load(String resource) {
        try (InputStream in = Words.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is missing from the server's jar");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
