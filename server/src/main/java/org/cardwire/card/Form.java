package org.cardwire.card;

import java.util.Locale;
import java.util.regex.Pattern;

/** How a string of the document has to look. The patterns are those of the JSON Schema (ECMA-262 without look-around). */
enum Form {
    ID("^[A-Za-z0-9_-]{1,32}$"),
    NAME("^[A-Za-z][A-Za-z0-9_]{0,31}$"),
    LOCALE("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$"),
    ASSET("^ast_[0-9A-Za-z]{1,32}$"),
    DIAL("^[+]?[0-9*#]{2,40}$"),
    INSTANT("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$"),
    NUMBER("^[+-]?[0-9]+([.,][0-9]+)?$"),
    DATE("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    URL("^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]");

    private final Pattern pattern;

    Form(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean matches(String text) {
        return text.indexOf('\n') < 0 && pattern.matcher(text).find();
    }

    String pattern() {
        return pattern.pattern();
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
