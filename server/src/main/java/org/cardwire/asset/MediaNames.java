package org.cardwire.asset;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.crypto.TokenMac;

/**
 * Names of the public media door: a keyed hash of the file, so that nobody can guess one or learn from it whether we
 * hold a file that he holds too. The same file has the same name, which platforms cache by.
 */
public final class MediaNames {
    private static final int MAC_BYTES = 18;

    private final TokenMac mac;
    private final URI publicUrl;

    /** @param mac made for this purpose alone */
    public MediaNames(TokenMac mac, URI publicUrl) {
        this.mac = mac;
        this.publicUrl = publicUrl;
    }

    /** @param extension without a dot; some handsets look at it */
    String of(Sha256 file, String extension) {
        byte[] token = mac.sign(file.bytes(), MAC_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token) + "." + extension;
    }

    /** The address of a draft: it says what it is, so that any node can make it, and nobody can ask for what was not offered. */
    URI draft(RenditionKey key, String extension) {
        return url("drafts/" + key.original().hex() + "/" + key.target().key() + "/" + token(key) + "." + extension);
    }

    /** Whether this was the name in an address that was given. */
    boolean offered(RenditionKey key, String name) {
        return name.startsWith(token(key) + ".");
    }

    private String token(RenditionKey key) {
        byte[] text = ("draft " + key).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.sign(text, MAC_BYTES));
    }

    URI url(String name) {
        return URI.create(publicUrl + "/m/" + name);
    }
}
