package io.sparbiter.worker.network.data.csv;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.SourceFormats;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.LocalStorage;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

class LabelDoubtTest {
    private static final int IMAGES = 600;

    private final Random random = new Random(1);

    private static int digit(int image) {
        return image % 10;
    }

    private static int grey(int image) {
        return image * 37 % 251;
    }

    /** Mostly black and rarely a little brighter, without a gap. */
    private static int corner(int image) {
        return image % 100 == 99 ? 1 + image / 100 % 3 : 0;
    }

    /** Columns of a file whose images have a grey pixel and another one in the middle. */
    private void check(SourceFormat format, IntUnaryOperator first, IntUnaryOperator neighbour, IntUnaryOperator last) {
        byte[] labels = new byte[IMAGES];
        byte[] pixels = new byte[3 * IMAGES];
        for (int i = 0; i < IMAGES; i++) {
            labels[i] = (byte) first.applyAsInt(i);
            pixels[3 * i] = (byte) grey(i);
            pixels[3 * i + 1] = (byte) neighbour.applyAsInt(i);
            pixels[3 * i + 2] = (byte) last.applyAsInt(i);
        }
        new LabelDoubt(format, new DataFile(new LocalStorage(), "x.csv")).check(labels, pixels);
    }

    private void assertTaken(IntUnaryOperator first, IntUnaryOperator neighbour, IntUnaryOperator last) {
        assertThatCode(() -> check(SourceFormat.AS_FOUND, first, neighbour, last))
                .doesNotThrowAnyException();
    }

    private void assertRefused(String complaint, IntUnaryOperator first, IntUnaryOperator last) {
        assertThatThrownBy(() -> check(SourceFormat.AS_FOUND, first, LabelDoubtTest::grey, last))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read x.csv: " + complaint)
                .hasMessageContaining("\nSet data.label to last");
    }

    @Test
    void labelsThatComeFirstAreTaken() {
        assertTaken(LabelDoubtTest::digit, image -> 0, image -> 0);
        assertTaken(LabelDoubtTest::digit, LabelDoubtTest::grey, LabelDoubtTest::grey);
        assertTaken(LabelDoubtTest::digit, LabelDoubtTest::corner, LabelDoubtTest::corner);
        assertTaken(LabelDoubtTest::digit, LabelDoubtTest::grey, LabelDoubtTest::corner);
        assertTaken(LabelDoubtTest::digit, image -> random.nextInt(8), image -> random.nextInt(8));
        assertTaken(image -> image % 20 == 0 ? 1 : 0, LabelDoubtTest::corner, LabelDoubtTest::corner);
    }

    @Test
    void labelsThatComeLastAreRefused() {
        String complaint =
                "its first column is read as the label and looks like a pixel, and its last one has the labels"
                        + " 0 to 9.";
        assertRefused(complaint, image -> 0, LabelDoubtTest::digit);
        assertRefused(complaint, LabelDoubtTest::corner, LabelDoubtTest::digit);
        assertRefused(complaint, LabelDoubtTest::grey, LabelDoubtTest::digit);
        assertRefused(complaint, image -> 5 * (image % 7), LabelDoubtTest::digit);
    }

    @Test
    void labelsThatMayComeFirstOrLastAreRefused() {
        assertRefused(
                "its first column (0 to 3) and its last one (0 to 9) both look like the label.",
                image -> image % 4,
                LabelDoubtTest::digit);
    }

    @Test
    void labelsAsFoundMayHaveGaps() {
        IntUnaryOperator gaps = image -> 3 * (image % 10);
        assertThatCode(() -> check(SourceFormats.labelsAsFound(), gaps, LabelDoubtTest::corner, LabelDoubtTest::corner))
                .doesNotThrowAnyException();
    }
}
