package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JpegScaleTest {
    @Test
    void fineStepsKeepTheSize() {
        assertThat(JpegScale.factor(0.02, 0.1)).isEqualTo(1);
        assertThat(JpegScale.factor(0.4, 0.1)).isEqualTo(1);
    }

    @Test
    void theCoarserTheStepsTheSmallerThePicture() {
        assertThat(JpegScale.factor(1, 0.1)).isBetween(0.5, 0.7);
        assertThat(JpegScale.factor(3, 0.1)).isBetween(0.3, 0.5).isLessThan(JpegScale.factor(1, 0.1));
    }

    @Test
    void detailThatTakesManyBitsIsNotScaledAway() {
        assertThat(JpegScale.factor(3, 0.3)).isBetween(0.45, 0.6);
        assertThat(JpegScale.factor(3, 1.2)).isEqualTo(1);
    }
}
