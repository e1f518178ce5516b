package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class BatchesTest {
    /** Image i has the class i and all pixels i, so that every image can be told from its batch. */
    private static final ImageSet IMAGES = numbered(250);

    @Test
    void pixelsAreScaled() {
        byte[] pixels = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};
        Batch batch =
                Batches.inOrder(ImageSet.of(pixels, new byte[] {2}, 2, 3, 4), 1).next();
        assertThat(batch.format()).isEqualTo(new ImageFormat(2, 3, 1));
        assertThat(batch.pixels()).containsExactly(0, 51 / 255f, 102 / 255f, 153 / 255f, 204 / 255f, 1);
        assertThat(batch.classes()).containsExactly(2);
    }

    @Test
    void channelsFollowOneAnother() {
        byte[] pixels = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};
        Batch batch = Batches.inOrder(ImageSet.of(pixels, new byte[] {0}, 3, 1, 2, 1), 1)
                .next();
        assertThat(batch.format()).isEqualTo(new ImageFormat(1, 2, 3));
        assertThat(batch.pixels()[4]).isEqualTo(204 / 255f);
    }

    @Test
    void theLastBatchIsSmaller() {
        List<Batch> batches = list(Batches.inOrder(IMAGES, 100));
        assertThat(batches).extracting(Batch::size).containsExactly(100, 100, 50);
        assertThat(batches.get(2).pixels()).hasSize(50 * 6);
    }

    @Test
    void oneBatchMayHoldEverything() {
        assertThat(list(Batches.inOrder(IMAGES, 1000))).extracting(Batch::size).containsExactly(250);
    }

    @Test
    void noImagesMakeNoBatch() {
        assertThat(Batches.inOrder(IMAGES.view(), 10).hasNext()).isFalse();
    }

    @Test
    void evaluationGoesInOrder() {
        ImageSet part = IMAGES.view(7, 3, 5);
        assertThat(classes(Batches.inOrder(part, 2))).containsExactly(7, 3, 5);
    }

    @Test
    void trainingSeesEveryImageOnceInAnEpoch() {
        int[] classes = classes(new TrainingEpoch(IMAGES, 32, 1, 1, 0).batches());
        assertThat(classes).isNotEqualTo(classes(Batches.inOrder(IMAGES, 32)));
        Arrays.sort(classes);
        assertThat(classes).isEqualTo(classes(Batches.inOrder(IMAGES, 32)));
    }

    @Test
    void imagesKeepTheirLabels() {
        for (Batch batch : list(new TrainingEpoch(IMAGES, 32, 5, 2, 0).batches())) {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(batch.pixels()[6 * i + 5] * 255).isEqualTo(batch.classes()[i], within(1e-3f));
            }
        }
    }

    @Test
    void theOrderIsThatOfSeedAndEpochWhateverTheBatchSize() {
        int[] order = classes(new TrainingEpoch(IMAGES, 32, 1, 1, 0).batches());
        assertThat(classes(new TrainingEpoch(IMAGES, 7, 1, 1, 0).batches())).isEqualTo(order);
        assertThat(classes(new TrainingEpoch(IMAGES, 32, 1, 2, 0).batches())).isNotEqualTo(order);
        assertThat(classes(new TrainingEpoch(IMAGES, 32, 2, 1, 0).batches())).isNotEqualTo(order);
    }

    @Test
    void laterBatchesLeaveEarlierOnesAlone() {
        Batches batches = Batches.inOrder(IMAGES, 10);
        Batch first = batches.next();
        float[] before = first.pixels().clone();
        batches.next();
        batches.next();
        assertThat(first.pixels()).isEqualTo(before);
    }

    @Test
    void noiseIsThatOfSeedAndEpochWhateverTheBatchSize() {
        float[] noisy = pixels(new TrainingEpoch(IMAGES, 32, 1, 1, 0.2).batches());
        assertThat(pixels(new TrainingEpoch(IMAGES, 9, 1, 1, 0.2).batches())).isEqualTo(noisy);
        assertThat(pixels(new TrainingEpoch(IMAGES, 32, 1, 1, 0).batches())).isNotEqualTo(noisy);
    }

    @Test
    void noiseDoesNotTouchTheSet() {
        list(new TrainingEpoch(IMAGES, 32, 1, 1, 1).batches());
        ImageSets.assertSameImages(IMAGES, numbered(250));
    }

    @Test
    void anEpochEnds() {
        Batches batches = Batches.inOrder(IMAGES, 250);
        batches.next();
        assertThatThrownBy(batches::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("the epoch has no further batch");
    }

    @Test
    void aBatchHasAtLeastOneImage() {
        assertThatThrownBy(() -> Batches.inOrder(IMAGES, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a batch has at least one image: 0");
    }

    private static ImageSet numbered(int size) {
        byte[] pixels = new byte[size * 6];
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            Arrays.fill(pixels, 6 * i, 6 * i + 6, (byte) i);
            labels[i] = (byte) i;
        }
        return ImageSet.of(pixels, labels, 2, 3, size);
    }

    private static List<Batch> list(Iterator<Batch> batches) {
        List<Batch> list = new ArrayList<>();
        batches.forEachRemaining(list::add);
        return list;
    }

    private static int[] classes(Batches batches) {
        return list(batches).stream()
                .flatMapToInt(batch -> Arrays.stream(batch.classes()))
                .toArray();
    }

    private static float[] pixels(Batches batches) {
        float[] pixels = new float[IMAGES.size() * 6];
        int filled = 0;
        while (batches.hasNext()) {
            float[] some = batches.next().pixels();
            System.arraycopy(some, 0, pixels, filled, some.length);
            filled += some.length;
        }
        return pixels;
    }
}
