package org.cardwire.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.platform.StartupProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {
    @TempDir
    Path folder;

    @Test
    void theFileOfTheFirstStartOpensWhatWasSealed() throws IOException {
        Path file = folder.resolve("keys/cardwire.key");
        Keyring first = Keyring.open(file);
        byte[] sealed = first.sealer().seal("李雷", "message:1");
        Keyring second = Keyring.open(file);
        assertThat(second.sealer().open(sealed, "message:1")).isEqualTo("李雷");
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aSealedValueOpensNowhereElseAndNotAfterAChange() {
        Sealer sealer = Keyring.random().sealer();
        byte[] sealed = sealer.seal("text", "message:1");
        assertThatThrownBy(() -> sealer.open(sealed, "message:2")).hasMessageContaining("does not open");
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> sealer.open(sealed, "message:1")).hasMessageContaining("does not open");
    }

    @Test
    void aDamagedKeyFileIsNeverReplaced() throws IOException {
        Path file = folder.resolve("cardwire.key");
        Keyring.open(file);
        String whole = Files.readString(file);
        for (String damaged :
                new String[] {"", "other\n", whole.replace("root ", "r "), whole.replace("sealing ", "sealing AA")}) {
            Files.writeString(file, damaged);
            assertThatThrownBy(() -> Keyring.open(file))
                    .isInstanceOf(StartupProblem.class)
                    .hasMessageContaining("damaged");
            assertThat(Files.readString(file)).isEqualTo(damaged);
        }
    }

    @Test
    void aMacIsBoundToItsPurposeAndData() {
        Keyring keys = Keyring.random();
        byte[] data = "msg".getBytes(StandardCharsets.UTF_8);
        byte[] mac = keys.mac("postback").sign(data, 8);
        assertThat(keys.mac("postback").verify(data, mac)).isTrue();
        assertThat(keys.mac("other").verify(data, mac)).isFalse();
        assertThat(keys.mac("postback").verify(new byte[] {1}, mac)).isFalse();
        assertThat(keys.mac("postback").verify(data, new byte[0])).isFalse();
    }

    @Test
    void theSameNumberHasTheSameKeyUnderOneFileOnly() {
        Keyring keys = Keyring.random();
        Msisdn number = new Msisdn("+447700900001");
        assertThat(keys.numberKey().of(number)).isEqualTo(keys.numberKey().of(new Msisdn("+447700900001")));
        assertThat(keys.numberKey().of(number)).isNotEqualTo(keys.numberKey().of(new Msisdn("+447700900002")));
        assertThat(keys.numberKey().of(number))
                .isNotEqualTo(Keyring.random().numberKey().of(number));
    }

    @Test
    void aPasswordMatchesOnlyItself() {
        String hash = Passwords.hash("correct horse");
        assertThat(hash).startsWith("$argon2id$");
        assertThat(Passwords.matches("correct horse", hash)).isTrue();
        assertThat(Passwords.matches("correct horsf", hash)).isFalse();
    }
}
