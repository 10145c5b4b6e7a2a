package org.cardwire.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private final AddressGuard guard = new AddressGuard(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.9",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.2.7",
                "192.168.1.1",
                "198.19.0.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "2002:a00:1::",
                "2001::1",
                "2001:db8::1"
            })
    void anAddressThatIsNotPublicIsRefused(String literal) {
        assertThatThrownBy(() -> guard.resolve(literal)).isInstanceOf(AddressGuard.NotPublic.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "100.128.0.1", "223.255.255.255", "2606:4700::1", "2a00:1450::1"})
    void aPublicAddressIsTaken(String literal) throws Exception {
        assertThat(guard.resolve(literal)).containsExactly(InetAddress.getByName(literal));
    }

    @Test
    void loopbackIsTakenOnlyWhereTheSettingSaysSoAndNothingElseWithIt() throws Exception {
        var sandbox = new AddressGuard(true);

        assertThat(sandbox.resolve("127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> sandbox.resolve("192.168.1.1")).isInstanceOf(AddressGuard.NotPublic.class);
    }
}
