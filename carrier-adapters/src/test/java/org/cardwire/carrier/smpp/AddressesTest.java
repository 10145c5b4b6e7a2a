package org.cardwire.carrier.smpp;

import static org.assertj.core.api.Assertions.assertThat;

import org.cardwire.carrier.smpp.pdu.Address;
import org.cardwire.carrier.spi.Msisdn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "Cardwire,      5/0/Cardwire",
        "Shop 24-7,     5/0/Shop 24-7",
        "12345,         3/0/12345",
        "10690123,      3/0/10690123",
        "+447700900000, 1/1/447700900000",
        "447700900000,  1/1/447700900000",
    })
    void theKindOfSenderIsSeenFromItsForm(String sender, String onTheWire) {
        assertThat(GoldenPdusTest.settings()
                        .dialect()
                        .addresses()
                        .source(sender)
                        .orElseThrow()
                        .toString())
                .isEqualTo(onTheWire);
    }

    @Test
    void settingsGoBeforeWhatIsSeen() {
        Addresses addresses = GoldenPdusTest.settings(
                        "source-ton", "0", "source-npi", "1", "dest-ton", "2", "dest-npi", "8")
                .dialect()
                .addresses();
        assertThat(addresses.source("12345")).contains(new Address(0, 1, "12345"));
        assertThat(addresses.destination(new Msisdn("+447700900001"))).isEqualTo(new Address(2, 8, "447700900001"));
    }

    @Test
    void whatIsNoSenderIsRefused() {
        Addresses addresses = GoldenPdusTest.settings().dialect().addresses();
        assertThat(addresses.source("")).isEmpty();
        assertThat(addresses.source("TwelveLetter")).isEmpty();
        assertThat(addresses.source("商店")).isEmpty();
        assertThat(addresses.source("1".repeat(21))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 447700900001,   +447700900001",
        "1, +447700900001,  +447700900001",
        "0, 00447700900001, +447700900001",
        "2, 07700900001,    +447700900001",
    })
    void aHandsetIsKnownInWhateverFormItComes(int ton, String value, String e164) {
        Addresses addresses =
                GoldenPdusTest.settings("country-code", "44").dialect().addresses();
        assertThat(addresses.handset(new Address(ton, 1, value))).contains(new Msisdn(e164));
    }

    @Test
    void aNameIsNoHandset() {
        assertThat(GoldenPdusTest.settings().dialect().addresses().handset(new Address(5, 0, "Bank")))
                .isEmpty();
    }

    @Test
    void ourNumberIsWrittenAsASenderIs() {
        assertThat(Addresses.sender(new Address(1, 1, "447700900000"))).isEqualTo("+447700900000");
        assertThat(Addresses.sender(new Address(1, 1, "12345"))).isEqualTo("12345");
        assertThat(Addresses.sender(new Address(3, 0, "12345"))).isEqualTo("12345");
    }
}
