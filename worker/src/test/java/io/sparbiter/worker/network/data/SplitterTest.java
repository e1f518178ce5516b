package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.storage.DataException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitterTest {
    @TempDir
    Path directory;

    private static final ImageSet TRAINING = TestImages.random(1000, 10, 1);
    private static final ImageSet TEST = TestImages.random(300, 10, 2);
    private static final Source TWO_FILES = new Source(TRAINING, Optional.of(TEST));
    private static final Source ONE_FILE = new Source(TRAINING, Optional.empty());

    @ParameterizedTest
    @CsvSource({"900, 100, 300, 100", "100, 900, 300, 500", "25, 100, 0, 1", "1, 1, 1, 1"})
    void partsHaveTheSizesAskedForAndNothingInCommon(int train, int validation, int test, int validateOn) {
        DataSplit split = split(TWO_FILES, train, validation, test, validateOn, 1);
        assertThat(split.train().size()).isEqualTo(train);
        assertThat(split.validation().size()).isEqualTo(validation);
        assertThat(split.test().size()).isEqualTo(test);
        assertThat(split.scoring().size()).isEqualTo(validateOn);
        assertThat(ImageSets.indices(split.train())).doesNotContain(ImageSets.indices(split.validation()));
        assertThat(ImageSets.indices(split.validation())).contains(ImageSets.indices(split.scoring()));
    }

    @Test
    void aFileOfTestImagesThatLiesBesideIsNamed() {
        Path train = TestImages.write(directory, "mnist_train.csv", new byte[0]);
        Path test = TestImages.write(directory, "mnist_test.csv", new byte[0]);
        var settings = new DataSettings(train.toString(), 900, 100, 300, 100, 0, 1);
        assertThatThrownBy(() -> new Splitter(settings).split(ONE_FILE))
                .hasMessage("Cannot split " + train
                        + ": data.train (900) + data.validation (100) + data.test (300) must be at most 1000, the"
                        + " images it has.\n"
                        + "Set data.test_source"
                        + " to " + test
                        + ", which lies beside; or data.train to 692, data.validation to 77 and data.test to 231.");
        var tooMany = new DataSettings(train.toString(), 1900, 100, 300, 100, 0, 1);
        assertThatThrownBy(() -> new Splitter(tooMany).split(ONE_FILE))
                .hasMessageEndingWith("\nSet data.train to 826, data.validation to 44 and data.test to 130.");
        var known = settings.testedFrom(test.toString());
        assertThatThrownBy(() -> new Splitter(known).split(ONE_FILE))
                .hasMessageEndingWith("\nSet data.train to 692, data.validation to 77 and data.test to 231.");
        assertThat(split(ONE_FILE, 692, 77, 231, 77, 1).train().size())
                .as("what was said to set")
                .isEqualTo(692);
    }

    @Test
    void testImagesOfTheirOwnFileAreKeptApart() {
        DataSplit split = split(TWO_FILES, 100, 100, 300, 100, 1);
        ImageSets.assertSameImages(split.test(), TEST);
    }

    @Test
    void fewerTestImagesAreAStratifiedPart() {
        int[] counts = split(TWO_FILES, 100, 100, 150, 100, 1).test().classCounts();
        int[] all = TEST.classCounts();
        assertThat(IntStream.range(0, 10)).allMatch(label -> Math.abs(counts[label] - all[label] / 2.0) < 1);
    }

    @Test
    void oneFileGivesAllThreeParts() {
        DataSplit split = split(ONE_FILE, 500, 200, 300, 200, 1);
        int[] together = Stream.of(split.train(), split.validation(), split.test())
                .map(ImageSets::indices)
                .flatMapToInt(IntStream::of)
                .sorted()
                .toArray();
        assertThat(together).containsExactly(IntStream.range(0, 1000).toArray());
    }

    @Test
    void oneClassIsRefused() {
        ImageSet images = ImageSet.owning(new byte[9], new byte[9], new ImageFormat(1, 1, 1), ClassNames.of(7));
        assertThatThrownBy(() -> split(new Source(images, Optional.empty()), 4, 4, 1, 4, 1))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("): all its images have the label 7, so there is nothing to tell apart.\n"
                        + "Give images of two classes or more. Of a CSV file, data.label says which column is the"
                        + " label.");
    }

    @Test
    void theSameSeedDrawsTheSameImages() {
        DataSplit once = split(TWO_FILES, 300, 200, 100, 50, 7);
        DataSplit again = split(TWO_FILES, 300, 200, 100, 50, 7);
        assertThat(ImageSets.indices(again.train())).isEqualTo(ImageSets.indices(once.train()));
        assertThat(ImageSets.indices(again.scoring())).isEqualTo(ImageSets.indices(once.scoring()));
        assertThat(again.fingerprint()).isEqualTo(once.fingerprint());
    }

    @Test
    void anotherSeedDrawsOthers() {
        DataSplit one = split(TWO_FILES, 300, 200, 100, 50, 7);
        DataSplit other = split(TWO_FILES, 300, 200, 100, 50, 8);
        assertThat(ImageSets.indices(other.train())).isNotEqualTo(ImageSets.indices(one.train()));
        assertThat(ImageSets.indices(other.validation())).isNotEqualTo(ImageSets.indices(one.validation()));
        assertThat(ImageSets.indices(other.test())).isNotEqualTo(ImageSets.indices(one.test()));
    }

    /** So that scores of searches with more and fewer training images can be compared. */
    @Test
    void validationImagesDoNotDependOnTheNumberOfTrainingImages() {
        DataSplit small = split(TWO_FILES, 10, 200, 0, 50, 7);
        DataSplit large = split(TWO_FILES, 800, 200, 0, 50, 7);
        assertThat(ImageSets.indices(small.validation())).isEqualTo(ImageSets.indices(large.validation()));
        assertThat(ImageSets.indices(small.scoring())).isEqualTo(ImageSets.indices(large.scoring()));
    }

    @Test
    void scoringOnAllValidationImagesIsScoringOnThoseVeryImages() {
        DataSplit split = split(TWO_FILES, 10, 200, 0, 200, 7);
        ImageSets.assertSameImages(split.scoring(), split.validation());
    }

    @Test
    void allImagesOfAFullSplitAreTrainedOnButTheTestImages() {
        DataSplit split = split(TWO_FILES, 10, 200, 30, 50, 7);
        DataSplit full = split.full();
        assertThat(ImageSets.indices(full.train())).contains(ImageSets.indices(split.train()));
        assertThat(ImageSets.indices(full.train())).contains(ImageSets.indices(split.validation()));
        assertThat(full.train().size()).isEqualTo(210);
        ImageSets.assertSameImages(full.test(), split.test());
        assertThat(full.fingerprint()).isEqualTo(split.fingerprint());
    }

    @Test
    void moreThanTheTrainingImagesIsRefused() {
        assertThatThrownBy(() -> split(TWO_FILES, 900, 101, 300, 100, 1))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot split toy: data.train (900) + data.validation (101) must be at most 1000, the"
                        + " training images it has.\nSet data.train to 899.");
    }

    @Test
    void moreThanTheTestImagesIsRefused() {
        assertThatThrownBy(() -> split(TWO_FILES, 100, 100, 310, 100, 1))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot split toy: data.test (310) must be at most 300, the test images it has.\n"
                        + "Set data.test to 300.");
    }

    @Test
    void moreThanTheOneFileIsRefused() {
        assertThatThrownBy(() -> split(ONE_FILE, 700, 200, 300, 100, 1))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot split toy: data.train (700) + data.validation (200) + data.test (300) must be at"
                        + " most 1000, the images it has.\n"
                        + "Set data.train to 583, data.validation to 167 and data.test to 250.");
    }

    @Test
    void hugeSizesDoNotOverflow() {
        int huge = Integer.MAX_VALUE;
        assertThatThrownBy(() -> split(ONE_FILE, huge, huge, huge, 1, 1))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("\nSet data.train to 334, data.validation to 333 and data.test to 333.");
    }

    @Test
    void evenAFewImagesMakeASplitButOneDoesNot() {
        Source two = new Source(TestImages.random(2, 2, 1), Optional.empty());
        assertThatThrownBy(() -> split(two, 54_000, 6_000, 10_000, 1, 1))
                .hasMessageEndingWith("\nSet data.train to 1, data.validation to 1 and data.test to 0.");
        assertThat(split(two, 1, 1, 0, 1, 1).train().size()).isEqualTo(1);
        Source one = new Source(two.training().view(0), Optional.empty());
        assertThatThrownBy(() -> split(one, 2, 1, 0, 1, 1))
                .hasMessageEndingWith(" must be at most 1, the image it has.\nGive more images.");
    }

    private static DataSplit split(Source source, int train, int validation, int test, int validateOn, long seed) {
        return new Splitter(new DataSettings("toy", train, validation, test, validateOn, 0, seed)).split(source);
    }
}
