package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a drawing (SVG) may hold that is not to be drawn: refused by its name before anything draws it. */
class HostileDrawingsTest {
    private static final Probe PROBE = new Probe(Caps.DEFAULT);

    private static Media file(String text) {
        return Media.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Media svg(String content) {
        return file("<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                + "viewBox=\"0 0 100 100\">" + content + "</svg>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "<script>alert(1)</script>                                              | <script>",
                "<g><SCRIPT href='data:text/javascript,1'/></g>                         | <SCRIPT>",
                "<metadata><x:script xmlns:x='http://www.w3.org/1999/xhtml'/></metadata> | <script>",
                "<rect width='9' height='9' onload='alert(1)'/>                         | onload",
                "<rect width='9' height='9' OnClick='alert(1)'/>                        | OnClick",
                "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'/></foreignObject> | <foreignObject>",
                "<iframe xmlns='http://www.w3.org/1999/xhtml' src='http://a.example'/>  | <iframe>",
                "<a xlink:href='java&#10;script:alert(1)'><rect width='9' height='9'/></a> | java script:alert(1)",
                "<image href='http://a.example/x.png' width='9' height='9'/>            | <image href=\"http://a.example/x.png\">",
                "<image xlink:href='file:///etc/passwd' width='9' height='9'/>          | <image href=\"file:///etc/passwd\">",
                "<image href='//a.example/x' width='9' height='9'/>                     | <image href=\"//a.example/x\">",
                "<image href='data:image/svg+xml;base64,PHN2Zy8+' width='9' height='9'/> | <image href=\"data:image/svg+xml;base64,PHN2Zy8+\">",
                "<use href='other.svg#a'/>                                              | <use href=\"other.svg#a\">",
                "<linearGradient xlink:href='http://a.example/#g'/>                     | <linearGradient href=\"http://a.example/#g\">",
                "<filter id='f'><feImage href='http://a.example/x.png'/></filter>       | <feImage>",
                "<rect fill='url(http://a.example/#p)'/>                                | url(http://a.example/#p)",
                "<rect style='fill:u\\72l(http://a.example/#p)'/>                       | url(http://a.example/#p)",
                "<rect style='fill:url(/**/ \"file:///x#p\")'/>                         | url(file:///x#p)",
                "<style>@import 'http://a.example/x.css';</style>                       | @import",
                "<style>/* */ @\\69mport 'http://a.example/x.css';</style>              | @import",
                "<style>&lt;!-- @import 'http://a.example/x.css'; a{fill:red}</style>   | @import",
                "<style>rect{fill:url(http://a.example/p)}</style>                      | url(http://a.example/p)",
                "<text><tref xlink:href='http://a.example/#t'/></text>                  | <tref>",
                "<style><![CDATA[a{cursor:url(x.cur)}]]></style>                        | url(x.cur)",
            })
    void whatDoesMoreThanBeSeenIsRefusedByItsName(String content, String what) {
        assertThat(PROBE.probe(svg(content))).isEqualTo(new Unfit(Unfit.Code.UNSAFE_CONTENT, Map.of("what", what)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "<!DOCTYPE svg [<!ENTITY a 'x'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>&a;</svg> | <!DOCTYPE [ ]>",
                "<!DOCTYPE svg [<!ENTITY % a SYSTEM 'http://a.example/x'> %a;]><svg viewBox='0 0 1 1'/>           | <!DOCTYPE [ ]>",
                "<?xml-stylesheet href='http://a.example/x.css'?><svg viewBox='0 0 1 1'/>                         | <?xml-stylesheet?>",
            })
    void soIsWhatStandsBeforeTheDrawing(String text, String what) {
        assertThat(PROBE.probe(file(text))).isEqualTo(new Unfit(Unfit.Code.UNSAFE_CONTENT, Map.of("what", what)));
    }

    static Stream<String> sheets() {
        return Stream.of(
                "i{fill:url(#x)}".repeat(200_000),
                "*{fill:url(#x)}".repeat(200_000),
                "@a;".repeat(1_000_000),
                "@a{}".repeat(800_000),
                "a{b:c}".repeat(500_000),
                "a{" + "fill:#0000;".repeat(300_000) + "}");
    }

    /** Each was looked at for minutes, in the server's own process, when it was read anew for each rule and each element. */
    @ParameterizedTest
    @MethodSource("sheets")
    @Timeout(60)
    void aStyleSheetIsReadOnceHoweverManyRulesAndElementsThereAre(String sheet) {
        assertThat(PROBE.probe(svg("<style>" + sheet + "</style>" + "<g/>".repeat(39_000))))
                .isInstanceOf(Picture.class);
    }

    static Stream<Arguments> bombs() {
        String laughs = IntStream.range(1, 30)
                .mapToObj(i -> "<g id='l%d'><use href='#l%d'/><use href='#l%d'/></g>".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining());
        String masks = IntStream.range(1, 30)
                .mapToObj(i -> ("<mask id='l%d'><rect mask='url(#l%d)'/><rect style='mask:url(#l%d)'/></mask>")
                        .formatted(i, i - 1, i - 1))
                .collect(Collectors.joining());
        String classes = IntStream.range(1, 30)
                .mapToObj(i -> "<style>.c%d{mask:url(#l%d)}</style>".formatted(i, i - 1)
                        + "<mask id='l%d'><g class='c%d'/><g class='c%d'/></mask>".formatted(i, i, i))
                .collect(Collectors.joining());
        String steps = "<feGaussianBlur stdDeviation='3'/>".repeat(201);
        byte[] png = Samples.encode(Samples.noisy(500, 500, 0, new Random(3)), "png");
        png[18] = 0x7F; // its header says that it is 32,000 pixels wide
        var checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return Stream.of(
                Arguments.of("use, doubled 29 times", "<g id='l0'><rect/></g>" + laughs, "work"),
                Arguments.of("masks in masks", "<rect id='l0'/>" + masks, "work"),
                Arguments.of("masks by a style sheet", "<rect id='l0'/>" + classes, "work"),
                Arguments.of("use of itself", "<g id='a'><use href='#a'/></g>", "work"),
                Arguments.of(
                        "pattern of itself",
                        "<pattern id='a'><rect fill='url(#a)'/></pattern><rect fill='url(#a)'/>",
                        "work"),
                Arguments.of("many elements", "<g/>".repeat(40_001), "elements"),
                Arguments.of("deep nesting", "<g>".repeat(80) + "</g>".repeat(80), "depth"),
                Arguments.of("a long path", "<path d='M0 0" + " 1 1".repeat(100_001) + "'/>", "path"),
                Arguments.of("much text", "<text>" + "a".repeat(20_001) + "</text>", "text"),
                Arguments.of("a wide filter", "<filter id='f' width='100000%'><feFlood/></filter>", "filter"),
                Arguments.of("a huge blur", "<filter id='f'><feGaussianBlur stdDeviation='99999'/></filter>", "filter"),
                Arguments.of("many filter steps", "<filter id='f'>" + steps + "</filter>", "work"),
                Arguments.of(
                        "tiny tiles",
                        "<pattern id='p' patternUnits='userSpaceOnUse' width='.001' height='1'/>",
                        "pattern"),
                Arguments.of(
                        "a picture that unfolds",
                        "<image href='data:image/png;base64,"
                                + Base64.getEncoder().encodeToString(png) + "'/>",
                        "pixels"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bombs")
    void whatWouldTakeTooMuchIsRefusedBeforeItIsDrawn(String name, String content, String what) {
        assertThat(PROBE.probe(svg(content))).isInstanceOfSatisfying(Unfit.class, unfit -> {
            assertThat(unfit.code()).isEqualTo(Unfit.Code.TOO_COMPLEX);
            assertThat(unfit.parameters()).containsEntry("what", what);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "<svg viewBox='0 0 1 1'><g></svg>                   | not well-formed",
                "<svg viewBox='0 0 1 1'>&nothing;</svg>             | not well-formed",
                "<svg width='10'/>                                  | neither width and height nor a viewBox",
                "<svg viewBox='0 0 0 10'/>                          | cannot be shown",
                "<svg viewBox='0 0 NaN 10'/>                        | cannot be shown",
                "<svg width='1e300' height='1'/>                    | cannot be shown",
                "<svg viewBox='1 2 3'/>                             | not four numbers",
                "<?xml version='1.0' encoding='utf-7'?><svg viewBox='0 0 1 1'/> | save it as UTF-8",
                "<x><svg viewBox='0 0 1 1'/></x>                    | outermost element is not <svg>",
            })
    void whatIsNoDrawingIsDamaged(String text, String reason) {
        assertThat(PROBE.probe(file(text)))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.reason()).contains(reason));
    }

    @Test
    void whatEditorsLeaveInTheirFilesIsLeftOut() {
        String fromAnEditor = """
                <?xml version="1.0" encoding="UTF-8" standalone="no"?>
                <!-- made by hand -->
                <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://www.inkscape.org/namespaces/inkscape" width="20" height="20">
                  <title>Logo</title>
                  <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a rdf:resource="http://a.example"/></rdf:RDF></metadata>
                  <style>@font-face{font-family:x;src:url(http://a.example/x.woff)} .a{fill:red;mix-blend-mode:multiply}</style>
                  <a href="https://shop.example/"><rect class="a" i:label="on top" width="20" height="20"/></a>
                </svg>
                """;

        Fitting fitting = new Fitter(Caps.DEFAULT).fit(file(fromAnEditor), Target.within(9_000, 40, 40));

        assertThat(fitting)
                .isInstanceOfSatisfying(
                        Fitted.class,
                        fitted -> assertThat(Samples.decode(fitted.bytes()).getRGB(20, 20))
                                .isEqualTo(0xFFFF0000));
    }

    @ParameterizedTest
    @CsvSource({"GB18030", "Shift_JIS", "UTF-8"})
    void aFileMaySayHowItsCharactersAreStored(String charset) {
        String text = "<?xml version='1.0' encoding='" + charset + "'?>"
                + "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>日本</text></svg>";

        assertThat(PROBE.probe(Media.of(text.getBytes(Charset.forName(charset)))))
                .isInstanceOf(Picture.class);
    }

    @Test
    void aPageWithADrawingInItIsNone() {
        assertThat(PROBE.probe(file("<!doctype html><html><body><svg viewBox='0 0 1 1'/></body></html>")))
                .isEqualTo(Unfit.notAccepted(MediaType.HTML));
    }
}
