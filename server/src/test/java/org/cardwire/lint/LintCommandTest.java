package org.cardwire.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LintCommandTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        out.getBuffer().setLength(0);
        return new CommandLine(new LintCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private String file(JsonNode card) throws IOException {
        return Files.writeString(folder.resolve("card.json"), card.toString()).toString();
    }

    private static ObjectNode unsafe() {
        ObjectNode card = Cards.good();
        Cards.at(card, "/cards/0/buttons/0/action").put("url", "http://shop.example/11");
        return card;
    }

    @Test
    void aGoodCardEndsWithZeroAndWhatWasNotLookedAt() throws IOException {
        assertThat(run(file(Cards.good()))).isZero();
        assertThat(out.toString())
                .contains("0 errors, 0 warnings")
                .contains("signature, filter-words, qr-code, image-text");
    }

    @Test
    void anErrorEndsWithOneAndIsToldInTheReadersLanguage() throws IOException {
        assertThat(run(file(unsafe()), "--locale", "zh")).isEqualTo(1);
        assertThat(out.toString()).contains("错误  https  /cards/0/buttons/0/action/url", "链接未加密");
    }

    @Test
    void jsonIsWhatRestAnswers() throws IOException {
        assertThat(run(file(unsafe()), "--json")).isEqualTo(1);
        JsonNode report = Json.tree(out.toString());
        assertThat(report.path("errors").asInt()).isEqualTo(1);
        assertThat(report.at("/findings/0/fix/0/value").asText()).isEqualTo("https://shop.example/11");
    }

    @Test
    void whatCanBeFixedIsWrittenBack() throws IOException {
        String file = file(unsafe());
        run(file, "--fix");
        assertThat(run(file)).isZero();
    }

    @Test
    void wordsOfAFileAreLookedFor() throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "sofas\n\n");
        assertThat(run(file(Cards.good()), "--filter-words", words.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("\"sofas\" is on the list");
    }

    @Test
    void aCardThatIsNotValidNamesTheFieldAndAMissingFileItself() throws IOException {
        ObjectNode card = Cards.good();
        card.put("kind", "advert");
        assertThat(run(file(card))).isEqualTo(1);
        assertThat(out.toString()).contains("/kind");
        assertThat(run(folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("none.json");
    }
}
