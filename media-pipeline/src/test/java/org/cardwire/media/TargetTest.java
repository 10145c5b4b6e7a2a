package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.cardwire.media.pixels.Box;
import org.junit.jupiter.api.Test;

class TargetTest {
    private static final Target PLAIN = Target.within(307_200, 1080, 1440);

    @Test
    void theKeyIsTheSameForTheSameTargetWhateverTheOrder() {
        Target one = PLAIN.withFormats(EnumSet.of(Format.PNG, Format.JPEG)).withCrop(new Crop(4, 3, 0.5, 0.4));
        Target other = PLAIN.withFormats(EnumSet.of(Format.JPEG, Format.PNG)).withCrop(new Crop(8, 6, 0.5, 0.40001));

        assertThat(one).isEqualTo(other);
        assertThat(one.key()).isEqualTo("p3_307200_1080x1440_jpeg-png_baseline_4x3_500_400");
        assertThat(other.key()).isEqualTo(one.key());
    }

    @Test
    void eachPartOfATargetChangesItsKey() {
        var others = List.of(
                Target.within(307_201, 1080, 1440),
                Target.within(307_200, 1081, 1440),
                Target.within(307_200, 1080, 1441),
                PLAIN.withFormats(EnumSet.of(Format.JPEG)),
                PLAIN.withJpegMode(JpegMode.PROGRESSIVE),
                PLAIN.withCrop(Crop.to(4, 3)),
                PLAIN.withCrop(Crop.to(3, 4)),
                PLAIN.withCrop(new Crop(4, 3, 0.4, 0.5)),
                PLAIN.sparingly());

        assertThat(others.stream().map(Target::key)).doesNotContain(PLAIN.key()).doesNotHaveDuplicates();
    }

    @Test
    void aTargetIsReadBackFromItsKey() {
        var targets = List.of(
                PLAIN,
                PLAIN.withFormats(EnumSet.of(Format.THREE_GP, Format.MP4))
                        .withLongest(Duration.ofNanos(12_345_678_901L)),
                PLAIN.withJpegMode(JpegMode.PROGRESSIVE).withCrop(new Crop(16, 9, 0.12345, 1)),
                PLAIN.withCrop(Crop.to(4, 3)).sparingly());

        assertThat(targets)
                .allSatisfy(target -> assertThat(Target.ofKey(target.key())).contains(target));
    }

    @Test
    void whatIsNoKeyOfThisPipelineHasNoTarget() {
        assertThat(List.of(
                        "p2" + PLAIN.key().substring(2),
                        PLAIN.key() + "_",
                        PLAIN.key().replace("jpeg", "jpg"),
                        PLAIN.key().replace("307200", "99999999999"),
                        PLAIN.key() + "_4x3_1001_0",
                        PLAIN.key() + "_8x6_0_0",
                        ""))
                .allSatisfy(key -> assertThat(Target.ofKey(key)).isEmpty());
    }

    @Test
    void aTargetThatNothingCanMeetIsNotMade() {
        assertThatThrownBy(() -> Target.within(0, 10, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PLAIN.withFormats(EnumSet.noneOf(Format.class)))
                .hasMessageContaining("formats");
        assertThatThrownBy(() -> new Crop(4, 3, 1.2, 0)).hasMessageContaining("focus");
    }

    @Test
    void theCutIsAsLargeAsTheShapeAllowsAndStaysInside() {
        assertThat(Sizes.cut(800, 400, new Crop(1, 1, 0.5, 0.5))).isEqualTo(new Box(200, 0, 400, 400));
        assertThat(Sizes.cut(800, 400, new Crop(1, 1, 0, 0))).isEqualTo(new Box(0, 0, 400, 400));
        assertThat(Sizes.cut(800, 400, new Crop(1, 1, 1, 1))).isEqualTo(new Box(400, 0, 400, 400));
        assertThat(Sizes.cut(400, 800, new Crop(2, 1, 0.5, 0.25))).isEqualTo(new Box(0, 100, 400, 200));
        assertThat(Sizes.cut(1, 1, new Crop(16, 9, 0.5, 0.5))).isEqualTo(new Box(0, 0, 1, 1));
    }
}
