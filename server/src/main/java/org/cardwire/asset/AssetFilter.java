package org.cardwire.asset;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.cardwire.platform.http.Call;

/**
 * Which assets of a brand a list shows. Absent filters let everything through.
 *
 * @param search part of the name, in any case
 * @param used whether a template shows it now
 * @param before the last one of the page before
 */
record AssetFilter(
        long brand, Optional<String> search, Optional<Type> type, Optional<Boolean> used, OptionalLong before) {
    enum Type {
        PICTURE,
        FILM,
        SOUND;

        /** As a pattern of SQL. */
        String contentTypes() {
            return switch (this) {
                case PICTURE -> "image/%";
                case FILM -> "video/%";
                case SOUND -> "audio/%";
            };
        }
    }

    static AssetFilter of(Call call) {
        return new AssetFilter(
                call.brand(),
                call.query("search"),
                call.query("type").map(word -> Type.valueOf(word.toUpperCase(Locale.ROOT))),
                call.query("used").map(Boolean::parseBoolean),
                call.cursor());
    }
}
