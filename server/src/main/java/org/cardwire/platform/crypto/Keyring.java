package org.cardwire.platform.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.Hkdf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.cardwire.platform.PrivateFile;
import org.cardwire.platform.StartupProblem;

/**
 * The server's secrets, kept in one file outside of the database and its folder: a Tink keyset for sealing, which may
 * hold older keys after a rotation, and a root secret from which every other key is derived by its purpose. Whoever loses
 * this file loses all numbers and variables in the database; back it up apart from the data.
 */
public final class Keyring {
    private static final String FORMAT = "cardwire-keys-1";
    private static final int ROOT_BYTES = 32;

    private final KeysetHandle sealing;
    private final byte[] root;

    private Keyring(KeysetHandle sealing, byte[] root) {
        this.sealing = sealing;
        this.root = root.clone();
    }

    /** Reads the file, or makes it (0600) when it does not exist yet. Throws {@link StartupProblem}. */
    public static Keyring open(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                PrivateFile.create(file, random().text());
            }
            return parse(Files.readAllLines(file));
        } catch (AccessDeniedException e) {
            throw new StartupProblem(
                    "The key file " + file + " cannot be read or made by this user.",
                    "Give it access there, or choose other places with CARDWIRE_DATA_DIR and CARDWIRE_KEY_FILE.",
                    e);
        } catch (IOException e) {
            throw new StartupProblem(
                    "The key file " + file + " cannot be read or made: " + e.getMessage() + ".",
                    "Name another with CARDWIRE_KEY_FILE.",
                    e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new StartupProblem(
                    "The key file " + file + " is damaged.", "Put back the copy that you saved; do not delete it.", e);
        }
    }

    /** New secrets that are kept nowhere: for tests. */
    public static Keyring random() {
        try {
            AeadConfig.register();
            byte[] root = new byte[ROOT_BYTES];
            new SecureRandom().nextBytes(root);
            return new Keyring(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), root);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks AES-GCM", e);
        }
    }

    public Sealer sealer() {
        try {
            return new Sealer(sealing.getPrimitive(RegistryConfiguration.get(), com.google.crypto.tink.Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keyset does not seal", e);
        }
    }

    public NumberKey numberKey() {
        return new NumberKey(derive("number-key", ROOT_BYTES));
    }

    /** MACs for one purpose: a token made for another purpose does not verify. */
    public TokenMac mac(String purpose) {
        return new TokenMac(derive("mac:" + purpose, ROOT_BYTES));
    }

    /** A key of its own for the purpose, by HKDF-SHA-256 (RFC 5869). The same file gives the same key. */
    public byte[] derive(String purpose, int bytes) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", root, new byte[0], purpose.getBytes(StandardCharsets.UTF_8), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks HMAC-SHA-256", e);
        }
    }

    /** Tells whether two servers hold the same file, without telling what is in it. */
    public String fingerprint() {
        return HexFormat.of().formatHex(derive("fingerprint", 8));
    }

    private String text() throws GeneralSecurityException {
        String keyset = TinkJsonProtoKeysetFormat.serializeKeyset(sealing, InsecureSecretKeyAccess.get());
        Base64.Encoder base64 = Base64.getEncoder();
        return FORMAT + "\nroot " + base64.encodeToString(root) + "\nsealing "
                + base64.encodeToString(keyset.getBytes(StandardCharsets.UTF_8)) + "\n";
    }

    private static Keyring parse(List<String> lines) throws GeneralSecurityException {
        if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
            throw new IllegalArgumentException("the first line is not " + FORMAT);
        }
        AeadConfig.register();
        byte[] root = value(lines, "root ");
        if (root.length != ROOT_BYTES) {
            throw new IllegalArgumentException("the root secret is cut");
        }
        String keyset = new String(value(lines, "sealing "), StandardCharsets.UTF_8);
        return new Keyring(TinkJsonProtoKeysetFormat.parseKeyset(keyset, InsecureSecretKeyAccess.get()), root);
    }

    private static byte[] value(List<String> lines, String name) {
        String line = lines.stream()
                .filter(text -> text.startsWith(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no line " + name));
        return Base64.getDecoder().decode(line.substring(name.length()));
    }
}
