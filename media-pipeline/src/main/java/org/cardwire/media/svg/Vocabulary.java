package org.cardwire.media.svg;

import java.util.Locale;
import java.util.Set;

/** Which elements are drawn, which are left out unseen, and for which a file is refused. */
final class Vocabulary {
    static final String SVG = "http://www.w3.org/2000/svg";
    static final String XLINK = "http://www.w3.org/1999/xlink";
    static final String XML = "http://www.w3.org/XML/1998/namespace";

    private static final Set<String> DRAWN = Set.of(
            "svg",
            "g",
            "a",
            "defs",
            "symbol",
            "use",
            "switch",
            "style",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textPath",
            "image",
            "linearGradient",
            "radialGradient",
            "stop",
            "pattern",
            "clipPath",
            "mask",
            "marker",
            "filter",
            "feBlend",
            "feColorMatrix",
            "feComponentTransfer",
            "feComposite",
            "feConvolveMatrix",
            "feDiffuseLighting",
            "feDisplacementMap",
            "feDistantLight",
            "feFlood",
            "feFuncA",
            "feFuncB",
            "feFuncG",
            "feFuncR",
            "feGaussianBlur",
            "feMerge",
            "feMergeNode",
            "feMorphology",
            "feOffset",
            "fePointLight",
            "feSpecularLighting",
            "feSpotLight",
            "feTile",
            "feTurbulence");

    /** What runs, or shows another document. */
    private static final Set<String> UNSAFE = Set.of(
            "script",
            "handler",
            "listener",
            "foreignobject",
            "iframe",
            "frame",
            "object",
            "embed",
            "applet",
            "audio",
            "video",
            "canvas",
            "link",
            "meta",
            "feimage",
            "tref",
            "color-profile",
            "cursor",
            "font-face-uri");

    private static final Set<String> MOVING =
            Set.of("animate", "animateTransform", "animateMotion", "animateColor", "set");

    private Vocabulary() {}

    static boolean drawn(String name) {
        return DRAWN.contains(name);
    }

    /** Whatever its namespace: one parser's foreign element is another's script. */
    static boolean unsafe(String name) {
        return UNSAFE.contains(name.toLowerCase(Locale.ROOT));
    }

    static boolean moving(String name) {
        return MOVING.contains(name);
    }

    /** One step of a filter, which goes over all of its pixels. */
    static boolean filterStep(String name) {
        return name.startsWith("fe")
                && !name.startsWith("feFunc")
                && !name.endsWith("Light")
                && !name.equals("feMergeNode");
    }

    static boolean holdsText(String name) {
        return switch (name) {
            case "text", "tspan", "textPath", "a", "style" -> true;
            default -> false;
        };
    }
}
