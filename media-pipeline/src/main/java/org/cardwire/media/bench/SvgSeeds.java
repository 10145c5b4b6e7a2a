package org.cardwire.media.bench;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** Small drawings (SVG) that between them use all that can be drawn. */
final class SvgSeeds {
    private static final String SHAPES = """
            <defs><linearGradient id="a"><stop offset="0" stop-color="#f60"/><stop offset="1" stop-color="rgba(192,0,96,.5)"/></linearGradient>
            <symbol id="b" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/><path d="M1 1L9 9M9 1Q5 5 1 9" stroke="#fff"/></symbol></defs>
            <rect width="96" height="72" rx="8" fill="url(#a)"/><use xlink:href="#b" width="30" height="30"/><use xlink:href="#b" x="50" y="30" width="20" height="20"/>
            <polygon points="60,5 90,5 75,30" fill="teal" stroke="navy" stroke-width="2" stroke-dasharray="4 2"/>""";

    private static final String FILTERS = """
            <filter id="a" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur in="SourceAlpha" stdDeviation="3"/><feOffset dx="2" dy="2" result="c"/>
            <feMerge><feMergeNode in="c"/><feMergeNode in="SourceGraphic"/></feMerge></filter>
            <filter id="b"><feTurbulence baseFrequency="0.05" numOctaves="2"/><feColorMatrix type="saturate" values="0.3"/><feComposite in2="SourceGraphic" operator="in"/></filter>
            <rect x="10" y="10" width="40" height="40" fill="#c06" filter="url(#a)"/><circle cx="70" cy="40" r="18" filter="url(#b)"/>""";

    private static final String MASKS = """
            <pattern id="a" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0h4v4H0z" fill="#08f"/></pattern>
            <clipPath id="b"><circle cx="36" cy="36" r="30"/></clipPath><mask id="c"><rect width="96" height="72" fill="#888"/></mask>
            <marker id="d" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0L6 3L0 6z"/></marker>
            <rect width="72" height="72" fill="url(#a)" clip-path="url(#b)"/><g mask="url(#c)"><path d="M10 60C30 10 60 10 90 60" fill="none" stroke="#000" marker-end="url(#d)"/></g>""";

    private static final String TEXTS = """
            <style type="text/css"><![CDATA[.a{fill:hsl(20,90%,50%);font:bold 14px sans-serif}#b>tspan{letter-spacing:2px}]]></style>
            <path id="c" d="M5 60Q48 30 90 60" fill="none"/><text class="a" x="4" y="20">Sale 50%</text>
            <text id="b" x="4" y="40" font-size="12"><tspan dy="2">One</tspan> <tspan font-weight="bold">two</tspan></text><text font-size="9"><textPath xlink:href="#c">along a path</textPath></text>""";

    private SvgSeeds() {}

    /** @param jpeg that one of them embeds */
    static List<byte[]> of(byte[] jpeg) {
        String picture = "<image width=\"96\" height=\"72\" xlink:href=\"data:image/jpeg;base64,"
                + Base64.getEncoder().encodeToString(jpeg) + "\"/><text x=\"9\" y=\"40\" fill=\"#fff\">12</text>";
        return Stream.of(SHAPES, FILTERS, MASKS, TEXTS, picture)
                .map(SvgSeeds::whole)
                .toList();
    }

    private static byte[] whole(String content) {
        String file = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"96\" height=\"72\" viewBox=\"0 0 96 72\">\n"
                + content + "\n</svg>\n";
        return file.getBytes(StandardCharsets.UTF_8);
    }
}
