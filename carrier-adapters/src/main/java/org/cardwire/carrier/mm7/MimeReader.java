package org.cardwire.carrier.mm7;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a foreign MIME body apart into its leaves, and forgives: a preamble, bare line feeds, header colons without a space,
 * folded headers, boundaries without quotes, with spaces or not declared at all, cut-off base64, a missing last boundary.
 */
final class MimeReader {
    private static final int MAX_PARTS = 64;
    private static final int MAX_DEPTH = 4;
    private static final Pattern PARAMETER =
            Pattern.compile("[;,]\\s*([A-Za-z-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;]*))", Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST_DELIMITER = Pattern.compile("(?m)^--([^\\r\\n]{1,200}?)[ \\t]*\\r?$");

    private MimeReader() {}

    /** @param headers names in lower case */
    record Part(Map<String, String> headers, byte[] body) {
        String type() {
            return headers.getOrDefault("content-type", "text/plain")
                    .split("[;,]", 2)[0]
                    .strip()
                    .toLowerCase(Locale.ROOT);
        }

        String id() {
            return bareId(headers.getOrDefault("content-id", ""));
        }

        /** The body as text in its declared charset, UTF-8 where none is declared or known. */
        String text() {
            Charset charset = parameter(headers.getOrDefault("content-type", ""), "charset")
                    .flatMap(MimeReader::charset)
                    .orElse(StandardCharsets.UTF_8);
            return new String(body, charset);
        }
    }

    /** All leaves in order; one when the body is not multipart. */
    static List<Part> leaves(String contentType, byte[] body) {
        List<Part> leaves = new ArrayList<>();
        gather(new Part(Map.of("content-type", contentType), body), 0, leaves);
        return leaves;
    }

    static Optional<String> parameter(String header, String name) {
        Matcher matcher = PARAMETER.matcher(header);
        while (matcher.find()) {
            if (matcher.group(1).equalsIgnoreCase(name)) {
                return Optional.of(
                        matcher.group(2) != null
                                ? matcher.group(2)
                                : matcher.group(3).strip());
            }
        }
        return Optional.empty();
    }

    /** A Content-ID or cid: reference without its dress. */
    static String bareId(String id) {
        String bare = id.strip();
        if (bare.regionMatches(true, 0, "cid:", 0, 4)) {
            bare = bare.substring(4).strip();
        }
        return bare.startsWith("<") && bare.endsWith(">") ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static void gather(Part part, int depth, List<Part> leaves) {
        String text = new String(part.body(), StandardCharsets.ISO_8859_1); // one char a byte: positions are the same
        Optional<String> boundary = part.type().startsWith("multipart/") ? boundary(part, text) : Optional.empty();
        if (boundary.isEmpty() || depth == MAX_DEPTH) {
            if (leaves.size() < MAX_PARTS) {
                leaves.add(part);
            }
            return;
        }
        for (String piece : pieces(text, "--" + boundary.get())) {
            gather(part(piece), depth + 1, leaves);
        }
    }

    private static Optional<String> boundary(Part part, String text) {
        Optional<String> declared = parameter(part.headers().getOrDefault("content-type", ""), "boundary")
                .filter(boundary -> !boundary.isEmpty() && text.contains("--" + boundary));
        return declared.or(() -> {
            Matcher first = FIRST_DELIMITER.matcher(text);
            return first.find() ? Optional.of(first.group(1)) : Optional.empty();
        });
    }

    private static List<String> pieces(String text, String delimiter) {
        List<String> pieces = new ArrayList<>();
        int from = -1;
        for (int at = delimiter(text, delimiter, 0); at >= 0; at = delimiter(text, delimiter, at + 1)) {
            if (from >= 0) {
                pieces.add(text.substring(from, lineBreakBefore(text, at, from)));
            }
            int after = at + delimiter.length();
            if (text.startsWith("--", after)) {
                return pieces;
            }
            int line = text.indexOf('\n', after);
            from = line < 0 ? text.length() : line + 1;
        }
        if (from >= 0 && from < text.length()) {
            pieces.add(text.substring(from)); // cut off before its last boundary
        }
        return pieces;
    }

    private static int delimiter(String text, String delimiter, int from) {
        int at = text.indexOf(delimiter, from);
        while (at > 0 && text.charAt(at - 1) != '\n') {
            at = text.indexOf(delimiter, at + 1);
        }
        return at;
    }

    private static int lineBreakBefore(String text, int at, int from) {
        int end = at > from && text.charAt(at - 1) == '\n' ? at - 1 : at;
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private static Part part(String piece) {
        Map<String, String> headers = new LinkedHashMap<>();
        String last = "";
        int at = 0;
        while (at < piece.length()) {
            int feed = piece.indexOf('\n', at);
            int end = feed < 0 ? piece.length() : feed;
            String line = piece.substring(at, end).stripTrailing();
            at = feed < 0 ? piece.length() : feed + 1;
            if (line.isEmpty()) {
                break;
            }
            int colon = line.indexOf(':');
            if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
                headers.merge(last, line.strip(), (a, b) -> a + " " + b);
            } else if (colon > 0) {
                last = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.putIfAbsent(last, line.substring(colon + 1).strip());
            }
        }
        byte[] body = piece.substring(at).getBytes(StandardCharsets.ISO_8859_1);
        return new Part(headers, decode(headers.getOrDefault("content-transfer-encoding", ""), body));
    }

    private static byte[] decode(String encoding, byte[] body) {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "base64" -> base64(body);
            case "quoted-printable" -> quotedPrintable(body);
            default -> body;
        };
    }

    private static byte[] base64(byte[] body) {
        String letters = new String(body, StandardCharsets.ISO_8859_1).replaceAll("[^A-Za-z0-9+/]", "");
        int whole = letters.length() % 4 == 1 ? letters.length() - 1 : letters.length();
        return Base64.getDecoder().decode(letters.substring(0, whole));
    }

    private static byte[] quotedPrintable(byte[] body) {
        byte[] out = new byte[body.length];
        int length = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] == '=' && i + 1 < body.length && (body[i + 1] == '\n' || body[i + 1] == '\r')) {
                i += body[i + 1] == '\r' && i + 2 < body.length && body[i + 2] == '\n' ? 2 : 1;
            } else if (body[i] == '=' && i + 2 < body.length && hex(body, i) >= 0) {
                out[length++] = (byte) hex(body, i);
                i += 2;
            } else {
                out[length++] = body[i];
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static int hex(byte[] body, int at) {
        int high = Character.digit(body[at + 1], 16);
        int low = Character.digit(body[at + 2], 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name.strip()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
