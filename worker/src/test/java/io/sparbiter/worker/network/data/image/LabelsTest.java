package io.sparbiter.worker.network.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.LocalStorage;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {
    private static Labels labels(SourceFormat format) {
        return new Labels(format, new DataFile(new LocalStorage(), "x"));
    }

    private static Labels.Classes training(SourceFormat format, int... found) {
        return labels(format).ofTraining(bytes(found));
    }

    private static byte[] bytes(int... found) {
        byte[] labels = new byte[found.length];
        for (int i = 0; i < found.length; i++) {
            labels[i] = (byte) found[i];
        }
        return labels;
    }

    private static void assertRefused(SourceFormat format, String complaint, int... found) {
        assertThatThrownBy(() -> training(format, found))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read x: " + complaint);
    }

    @Test
    void theyGoUpFromTheFirst() {
        assertThat(training(SourceFormat.AS_FOUND, 2, 0, 1).classes()).containsExactly(2, 0, 1);
        Labels.Classes shifted = training(SourceFormats.firstLabel(5), 7, 5, 6);
        assertThat(shifted.classes()).containsExactly(2, 0, 1);
        assertThat(shifted.names().names()).containsExactly("5", "6", "7");
    }

    /** Of folders of pictures, whose places among each other are their labels in files. */
    @Test
    void classesThatAreWordsAreCountedInTestFiles() {
        var words = new ClassNames(List.of("cat", "dog"));
        assertThat(labels(SourceFormat.AS_FOUND).ofTest(bytes(1, 0), words)).containsExactly(1, 0);
        assertThatThrownBy(() -> labels(SourceFormat.AS_FOUND).ofTest(bytes(0, 2), words))
                .hasMessageContaining("label number 2 is 2, which no training image has.");
    }

    /** EMNIST's letters, which would otherwise have a class without an image. */
    @Test
    void whatBeginsLaterIsRefusedWithTheSettingThatHelps() {
        assertRefused(
                SourceFormat.AS_FOUND,
                "its labels go from 1 to 3, so there is no image of class 0.\nSet data.first_label to 1.",
                1,
                3,
                2);
        assertRefused(
                SourceFormats.firstLabel(2),
                "its labels go from 5 to 6, so there is no image of the classes 2 to 4.\nSet data.first_label to 5.",
                5,
                6);
    }

    /** A model of an earlier version, which took such labels, has a class without an image. */
    @Test
    void aNumberOfClassesThatIsKnownIsNotCounted() {
        var format = SourceFormat.AS_FOUND.withClasses(4);
        Labels.Classes classes = training(format, 1, 3);
        assertThat(classes.classes()).containsExactly(1, 3);
        assertThat(classes.names().size()).isEqualTo(4);
    }

    @Test
    void unsignedLabelsAreFound() {
        assertThat(training(SourceFormats.labelsAsFound(), 200, 3).names().names())
                .containsExactly("3", "200");
    }

    @Test
    void testLabelsAreThoseOfTraining() {
        ClassNames known = ClassNames.of(0, 2, 5);
        Labels rules = labels(SourceFormats.labelsAsFound());
        assertThat(rules.ofTest(bytes(5, 2), known)).containsExactly(2, 1);
        assertThatThrownBy(() -> rules.ofTest(bytes(5, 3), known))
                .hasMessage("Cannot read x: label number 2 is 3, which no training image has.\n"
                        + "Take training and test files from the same set.");
    }
}
