package org.cardwire.tracking.page;

import java.util.Locale;
import org.cardwire.card.Language;

/**
 * What chats and search engines read of a page to show its link: title, words and picture by the Open Graph protocol, and
 * the form of the card by that of X. All addresses are whole.
 *
 * @param name of the sender
 */
record PageHead(String title, String name, String address, Locale locale, CardBody body) {
    String html() {
        StringBuilder head =
                new StringBuilder("<title>").append(Html.text(title)).append("</title>");
        property(head, "og:type", "website");
        property(head, "og:url", address);
        property(head, "og:title", title);
        property(head, "og:locale", territory());
        if (!name.isEmpty()) {
            property(head, "og:site_name", name);
        }
        body.firstWords().ifPresent(words -> {
            property(head, "og:description", words);
            named(head, "description", words);
        });
        body.firstPicture().ifPresent(picture -> picture(head, picture));
        named(head, "twitter:card", body.firstPicture().isPresent() ? "summary_large_image" : "summary");
        return head.toString();
    }

    private void picture(StringBuilder head, Pictures.Picture picture) {
        property(head, "og:image", picture.address().toString());
        property(head, "og:image:type", picture.contentType());
        property(head, "og:image:width", Integer.toString(picture.width()));
        property(head, "og:image:height", Integer.toString(picture.height()));
        if (!body.firstAlt().isEmpty()) {
            property(head, "og:image:alt", body.firstAlt());
        }
    }

    /** A language with its territory, without which the protocol knows none. */
    private String territory() {
        if (!locale.getCountry().isEmpty()) {
            return locale.getLanguage() + "_" + locale.getCountry();
        }
        return Language.of(locale) == Language.ZH ? "zh_CN" : "en_US";
    }

    private static void property(StringBuilder head, String name, String content) {
        meta(head, "property", name, content);
    }

    private static void named(StringBuilder head, String name, String content) {
        meta(head, "name", name, content);
    }

    private static void meta(StringBuilder head, String kind, String name, String content) {
        head.append("<meta")
                .append(Html.attribute(kind, name))
                .append(Html.attribute("content", content))
                .append(">");
    }
}
