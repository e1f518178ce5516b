package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class BatchesTest {
    /** Image i has the class i and all pixels i, so that every image can be told from its batch. */
    private static final ImageSet IMAGES = numbered(250);

    @Test
    void pixelsAreScaledAndLabelsOneHot() {
        byte[] pixels = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};
        Batch batch =
                Batches.inOrder(ImageSet.of(pixels, new byte[] {2}, 2, 3, 4), 1).next();
        assertThat(batch.features().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(batch.features().shape()).containsExactly(1, 1, 2, 3);
        assertThat(batch.features().ravel().toFloatVector())
                .containsExactly(0, 51 / 255f, 102 / 255f, 153 / 255f, 204 / 255f, 1);
        assertThat(batch.features().getFloat(0, 0, 1, 0)).isEqualTo(153 / 255f);
        assertThat(batch.labels().dataType()).isEqualTo(DataType.FLOAT);
        assertThat(batch.labels().toFloatMatrix()).isDeepEqualTo(new float[][] {{0, 0, 1, 0}});
        assertThat(batch.classes()).containsExactly(2);
    }

    @Test
    void channelsAreADimension() {
        byte[] pixels = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};
        Batch batch = Batches.inOrder(ImageSet.of(pixels, new byte[] {0}, 3, 1, 2, 1), 1)
                .next();
        assertThat(batch.features().shape()).containsExactly(1, 3, 1, 2);
        assertThat(batch.features().getFloat(0, 2, 0, 0)).isEqualTo(204 / 255f);
    }

    @Test
    void theLastBatchIsSmaller() {
        List<Batch> batches = list(Batches.inOrder(IMAGES, 100));
        assertThat(batches).extracting(Batch::size).containsExactly(100, 100, 50);
        assertThat(batches.get(2).features().shape()).containsExactly(50, 1, 2, 3);
        assertThat(batches.get(2).labels().shape()).containsExactly(50, 250);
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
        int[] classes = classes(Batches.training(IMAGES, 32, 1, 1, 0));
        assertThat(classes).isNotEqualTo(classes(Batches.inOrder(IMAGES, 32)));
        Arrays.sort(classes);
        assertThat(classes).isEqualTo(classes(Batches.inOrder(IMAGES, 32)));
    }

    @Test
    void imagesKeepTheirLabels() {
        for (Batch batch : list(Batches.training(IMAGES, 32, 5, 2, 0))) {
            for (int i = 0; i < batch.size(); i++) {
                assertThat(batch.features().getFloat(i, 0, 1, 2) * 255).isEqualTo(batch.classes()[i], within(1e-3f));
                assertThat(batch.labels().getFloat(i, batch.classes()[i])).isEqualTo(1);
            }
            assertThat(batch.labels().sumNumber().intValue()).isEqualTo(batch.size());
        }
    }

    @Test
    void theOrderIsThatOfSeedAndEpochWhateverTheBatchSize() {
        int[] order = classes(Batches.training(IMAGES, 32, 1, 1, 0));
        assertThat(classes(Batches.training(IMAGES, 7, 1, 1, 0))).isEqualTo(order);
        assertThat(classes(Batches.training(IMAGES, 32, 1, 2, 0))).isNotEqualTo(order);
        assertThat(classes(Batches.training(IMAGES, 32, 2, 1, 0))).isNotEqualTo(order);
    }

    @Test
    void laterBatchesLeaveEarlierOnesAlone() {
        Batches batches = Batches.inOrder(IMAGES, 10);
        Batch first = batches.next();
        float[] before = first.features().ravel().toFloatVector();
        batches.next();
        batches.next().close();
        assertThat(first.features().ravel().toFloatVector()).isEqualTo(before);
    }

    @Test
    void noiseIsThatOfSeedAndEpochWhateverTheBatchSize() {
        float[] noisy = pixels(Batches.training(IMAGES, 32, 1, 1, 0.2));
        assertThat(pixels(Batches.training(IMAGES, 9, 1, 1, 0.2))).isEqualTo(noisy);
        assertThat(pixels(Batches.training(IMAGES, 32, 1, 1, 0))).isNotEqualTo(noisy);
    }

    @Test
    void noiseDoesNotTouchTheSet() {
        list(Batches.training(IMAGES, 32, 1, 1, 1));
        ImageSets.assertSameImages(IMAGES, numbered(250));
    }

    @Test
    void aBatchThatIsClosedIsGone() {
        Batch batch = Batches.inOrder(IMAGES, 10).next();
        batch.close();
        assertThat(batch.features().wasClosed()).isTrue();
        assertThat(batch.labels().wasClosed()).isTrue();
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
            float[] some = batches.next().features().ravel().toFloatVector();
            System.arraycopy(some, 0, pixels, filled, some.length);
            filled += some.length;
        }
        return pixels;
    }
}
