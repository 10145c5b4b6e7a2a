package org.cardwire.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.cardwire.card.Card;
import org.cardwire.card.CardMedia;
import org.cardwire.card.CardMedia.Focus;
import org.cardwire.card.CardMedia.Height;
import org.cardwire.card.Limits;
import org.cardwire.media.Crop;
import org.cardwire.media.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeometryTest {
    private static final Focus FOCUS = new Focus(0.2, 0.7);
    private final Limits limits = Limits.standard();

    @ParameterizedTest
    @CsvSource({"SHORT,7,3", "MEDIUM,16,9", "TALL,4,3"})
    void aStandingCardsPictureHasTheShapeOfItsHeight(Height height, int width, int high) {
        assertShape(new Card.Single(Card.Orientation.VERTICAL), height, width, high);
    }

    @ParameterizedTest
    @CsvSource({"HORIZONTAL_LEFT,SHORT", "HORIZONTAL_RIGHT,TALL"})
    void aLyingCardsPictureStandsWhateverItsHeight(Card.Orientation orientation, Height height) {
        assertShape(new Card.Single(orientation), height, 3, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "SMALL,SHORT,120,112",
        "SMALL,MEDIUM,120,168",
        "MEDIUM,SHORT,232,112",
        "MEDIUM,MEDIUM,232,168",
        "MEDIUM,TALL,232,264"
    })
    void aCarouselsPictureFillsItsPlace(Card.Width card, Height height, int width, int high) {
        assertShape(new Card.Carousel(card), height, width, high);
    }

    @Test
    void anMmsGetsTheWholePicture() {
        assertThat(Geometry.mms(300_000).crop()).isEmpty();
        assertThat(Geometry.mms(300_000).byteLimit()).isEqualTo(300_000);
    }

    private void assertShape(Card.Layout layout, Height height, int width, int high) {
        var media = new CardMedia("ast_1", Optional.empty(), FOCUS, height);
        Target picture = Geometry.rcs(layout, media, limits);
        Target thumbnail = Geometry.thumbnail(layout, media, limits);

        assertThat(picture.crop()).contains(new Crop(width, high, FOCUS.x(), FOCUS.y()));
        assertThat(thumbnail.crop()).isEqualTo(picture.crop());
        assertThat(thumbnail.byteLimit()).isLessThanOrEqualTo(100_000);
        assertThat(thumbnail.maxWidth()).isLessThan(picture.maxWidth());
    }
}
