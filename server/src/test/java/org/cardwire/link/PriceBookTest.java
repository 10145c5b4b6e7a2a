package org.cardwire.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.platform.json.Json;
import org.junit.jupiter.api.Test;

/** Which line of a price book speaks. */
class PriceBookTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final Optional<String> CHINA = Optional.of("CN");

    private static Link link(String name, Channel channel, Optional<Price> price) {
        Link.Traits traits =
                new Link.Traits(List.of(), 1, 0, 300_000, Concatenation.UDH_16BIT, Link.InDoubt.HOLD, 1, price);
        return new Link(1, name, "kind", channel, true, true, 1, traits, Map.of());
    }

    private static final Link SMS = link("sms-main", Channel.SMS, Optional.empty());
    private static final Link MMS = link("mms-main", Channel.MMS, Optional.empty());

    /** @param lines as in the contract, with the channel sms and the currency CNY where they do not say */
    private static PriceBook book(String... lines) {
        List<PriceEntry> entries = new ArrayList<>();
        for (String line : lines) {
            var json = Json.object().put("channel", "sms").put("currency", "CNY");
            Json.tree("{" + line.replace('\'', '"') + "}")
                    .properties()
                    .forEach(e -> json.set(e.getKey(), e.getValue()));
            entries.add(PriceEntry.read(json));
        }
        return new PriceBook(1, SHANGHAI, entries);
    }

    private static String price(PriceBook book, Link link, Optional<String> country, int segments, long bytes) {
        return book.price(new PriceBook.Sending(link, country, segments, bytes, NOW))
                .map(price -> price.decimal() + " " + price.currency())
                .orElse("unknown");
    }

    private static String sms(PriceBook book, Optional<String> country, int segments) {
        return price(book, SMS, country, segments, 140);
    }

    @Test
    void anSmsCostsByTheSegmentUnlessTheLineSaysMessage() {
        assertThat(sms(book("'amount':'0.045'"), CHINA, 3)).isEqualTo("0.135 CNY");
        assertThat(sms(book("'amount':'0.045','per':'message'"), CHINA, 3)).isEqualTo("0.045 CNY");
    }

    @Test
    void itNamesEachOfItsCountriesOnce() {
        String china = "'country':'CN','amount':'1'";
        assertThat(book("'country':'GB','amount':'1'", china, "'amount':'1'", china)
                        .countries())
                .containsExactly("CN", "GB");
        assertThat(book("'amount':'1'").countries()).isEmpty();
    }

    @Test
    void whatNoLineSpeaksOfIsUnknownAndZeroIsAPrice() {
        assertThat(sms(book(), CHINA, 1)).isEqualTo("unknown");
        assertThat(sms(book("'country':'GB','amount':'1'"), CHINA, 1)).isEqualTo("unknown");
        assertThat(sms(book("'link':'other','amount':'1'"), CHINA, 1)).isEqualTo("unknown");
        assertThat(sms(book("'channel':'mms','amount':'1'"), CHINA, 1)).isEqualTo("unknown");
        assertThat(sms(book("'amount':'0'"), CHINA, 1)).isEqualTo("0 CNY");
    }

    @Test
    void theLineThatSaysMoreSpeaks() {
        PriceBook book = book(
                "'amount':'4'",
                "'amount':'3','country':'CN'",
                "'amount':'2','link':'sms-main'",
                "'amount':'1','link':'sms-main','country':'CN'");
        assertThat(sms(book, CHINA, 1)).isEqualTo("1 CNY");
        assertThat(sms(book, Optional.of("GB"), 1)).isEqualTo("2 CNY");
        Link other = link("sms-other", Channel.SMS, Optional.empty());
        assertThat(price(book, other, CHINA, 1, 140)).isEqualTo("3 CNY");
        assertThat(price(book, other, Optional.of("GB"), 1, 140)).isEqualTo("4 CNY");
    }

    @Test
    void theSmallestSizeThatHoldsAnMmsSpeaks() {
        PriceBook book = book(
                "'channel':'mms','amount':'0.5'",
                "'channel':'mms','amount':'0.2','upToBytes':102400",
                "'channel':'mms','amount':'0.1','upToBytes':51200");
        assertThat(price(book, MMS, CHINA, 1, 51_200)).isEqualTo("0.1 CNY");
        assertThat(price(book, MMS, CHINA, 1, 51_201)).isEqualTo("0.2 CNY");
        assertThat(price(book, MMS, CHINA, 1, 300_000)).isEqualTo("0.5 CNY");
    }

    @Test
    void aPriceHoldsFromItsFirstDayInTheBrandsTimeZone() {
        PriceBook book = book(
                "'amount':'1','from':'2026-01-01'",
                "'amount':'2','from':'2026-11-29'",
                "'amount':'3','from':'2026-11-30'");
        assertThat(sms(book, CHINA, 1)).isEqualTo("2 CNY");
        // 17:00 in London is the next day in Shanghai.
        Instant evening = Instant.parse("2026-11-29T17:00:00Z");
        assertThat(book.price(new PriceBook.Sending(SMS, CHINA, 1, 140, evening))
                        .orElseThrow()
                        .decimal())
                .isEqualTo("3");
        assertThat(sms(book("'amount':'1','from':'2026-11-30'"), CHINA, 1)).isEqualTo("unknown");
    }

    @Test
    void beforeANumberIsKnownOneCountrySpeaksForItselfAndTwoDoNot() {
        PriceBook one = book("'amount':'1','country':'CN'");
        assertThat(sms(one, Optional.empty(), 1)).isEqualTo("1 CNY");
        PriceBook two = book("'amount':'1','country':'CN'", "'amount':'2','country':'GB'");
        assertThat(sms(two, Optional.empty(), 1)).isEqualTo("unknown");
        PriceBook all = book("'amount':'1','country':'CN'", "'amount':'2','country':'GB'", "'amount':'3'");
        assertThat(sms(all, Optional.empty(), 1)).isEqualTo("3 CNY");
    }

    @Test
    void theLinksOwnPriceSpeaksWhereTheBookIsSilent() {
        Link priced = link("sms-main", Channel.SMS, Optional.of(new Price(30_000, "GBP")));
        assertThat(price(book(), priced, CHINA, 2, 280)).isEqualTo("0.06 GBP");
        assertThat(price(book("'amount':'1'"), priced, CHINA, 2, 280)).isEqualTo("2 CNY");
    }

    @Test
    void aNumbersCountryIsThatOfItsNationalPlan() {
        assertThat(Countries.of(new Msisdn("+8613800138000"))).contains("CN");
        assertThat(Countries.of(new Msisdn("+85261234567"))).contains("HK");
        assertThat(Countries.of(new Msisdn("+14165550123"))).contains("CA");
        assertThat(Countries.of(new Msisdn("+447700900001"))).contains("GB");
        assertThat(Countries.of(new Msisdn("+870773111632"))).isEmpty();
    }
}
