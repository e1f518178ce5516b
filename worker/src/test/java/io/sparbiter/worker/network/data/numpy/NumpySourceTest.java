package io.sparbiter.worker.network.data.numpy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.LocalStorage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumpySourceTest {
    private static final byte[] TWO_IMAGES = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte) 255};

    @TempDir
    Path directory;

    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    private static byte[] array(String type, String shape, byte... values) {
        return array(1, type, "False", shape, values);
    }

    private static byte[] array(int version, String type, String columns, String shape, byte... values) {
        byte[] text = ("{'descr': '" + type + "', 'fortran_order': " + columns + ", 'shape': (" + shape + "), }     \n")
                .getBytes(ISO_8859_1);
        int lengths = version == 1 ? Short.BYTES : Integer.BYTES;
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + lengths + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("\u0093NUMPY".getBytes(ISO_8859_1)).put((byte) version).put((byte) 0);
        if (version == 1) {
            bytes.putShort((short) text.length);
        } else {
            bytes.putInt(text.length);
        }
        return bytes.put(text).put(values).array();
    }

    private Path file() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> array : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(array.getKey() + ".npy"));
                zip.write(array.getValue());
            }
        }
        return Files.write(directory.resolve("mnist.npz"), bytes.toByteArray());
    }

    private Source load(long most) throws IOException {
        var file = new DataFile(new LocalStorage(), file().toString());
        return new NumpySource(file, SourceFormat.AS_FOUND, most).load();
    }

    private Source load() throws IOException {
        return load(1000);
    }

    private void assertRefused(String words) {
        assertThatThrownBy(this::load)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot read " + directory + "/mnist.npz: " + words);
    }

    private void putTraining() {
        arrays.put("x_train", array("|u1", "2, 2, 3", TWO_IMAGES));
        arrays.put("y_train", array("|u1", "2,", (byte) 0, (byte) 1));
    }

    @Test
    void keras() throws IOException {
        arrays.put("x_test", array("|u1", "1, 2, 3", Arrays.copyOf(TWO_IMAGES, 6)));
        putTraining();
        arrays.put("y_test", array("|u1", "1,", (byte) 1));
        Source source = load();
        assertThat(source.training().format()).isEqualTo(new ImageFormat(2, 3, 1));
        assertThat(source.training().image(1)).containsExactly(6, 7, 8, 9, 10, 255);
        assertThat(source.training().label(1)).isEqualTo(1);
        ImageSet test = source.test().orElseThrow();
        assertThat(test.classes()).isEqualTo(2);
        assertThat(test.label(0)).isEqualTo(1);
        assertThat(test.image(0)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void testImagesMayBeMissing() throws IOException {
        putTraining();
        assertThat(load().test()).isEmpty();
    }

    @Test
    void widerNumbersAreReadAsBytes() throws IOException {
        arrays.put("x_train", array("<u2", "2, 1, 2", new byte[] {7, 0, (byte) 200, 0, (byte) 255, 0, 1, 0}));
        arrays.put("y_train", array(">i8", "2, 1", new byte[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0}));
        ImageSet images = load().training();
        assertThat(images.image(0)).containsExactly(7, 200);
        assertThat(images.image(1)).containsExactly(255, 1);
        assertThat(images.label(0)).isEqualTo(1);
    }

    @Test
    void theSecondVersionHasALongerHeader() throws IOException {
        arrays.put("train_images", array(2, "|u1", "False", "2, 2, 3", TWO_IMAGES));
        arrays.put("train_labels", array("|u1", "2, 1", (byte) 1, (byte) 0));
        arrays.put("val_images", array("|u1", "2, 2, 3", TWO_IMAGES));
        assertThat(load().training().label(0)).isEqualTo(1);
    }

    @Test
    void channelsMayComeLast() throws IOException {
        putTraining();
        arrays.put("x_train", array("|u1", "2, 1, 6, 1", TWO_IMAGES));
        assertThatThrownBy(this::load).hasMessageContaining("either may be the channels");
        arrays.put("x_train", array("|u1", "2, 6, 6, 3", new byte[216]));
        assertThat(load().training().format()).isEqualTo(new ImageFormat(6, 6, 3));
    }

    @Test
    void whatIsNoImagesAndLabelsIsRefused() {
        arrays.put("a", array("|u1", "1", (byte) 0));
        assertRefused("it has no x_train and y_train, but a.\nSave its arrays by these names");
        putTraining();
        arrays.remove("y_train");
        assertRefused("it has no y_train.\n");
        arrays.put("y_train", array("|u1", "4", (byte) 0, (byte) 1, (byte) 1, (byte) 1));
        assertRefused("y_train has 4 labels for the 2 images of x_train.\n");
        arrays.put("y_train", array("|u1", "2, 2", (byte) 0, (byte) 1, (byte) 1, (byte) 0));
        assertRefused("y_train has the shape (2, 2) where labels are (count,).\nSave it as y_train.argmax(1)");
        putTraining();
        arrays.put("x_train", array("|u1", "3, 2, 2", TWO_IMAGES));
        assertRefused("x_train has the shape (3, 2, 2) where images are (count, …).\n"
                + "Save it as numpy.ascontiguousarray(numpy.moveaxis(x_train, -1, 0)).");
        arrays.put("x_train", array("|u1", "2, 6", TWO_IMAGES));
        assertRefused("x_train has the shape (2, 6) where images are (count, height, width), or with channels.\n");
        arrays.put("x_train", array("<f4", "2, 6", new byte[48]));
        assertRefused("x_train is of type <f4, and must be of whole numbers.\nSave it as (255 * x_train).round()");
        arrays.put("x_train", array(1, "|u1", "True", "2, 2, 3", TWO_IMAGES));
        assertRefused("x_train has its first dimension running fastest.\n");
        arrays.put("x_train", array("|i1", "2, 2, 3", TWO_IMAGES));
        assertRefused(
                "x_train has the value -1, which is not from 0 to 255.\nSave it as x_train.astype(\"uint8\") if its bytes");
        arrays.put("x_train", array("<u2", "2, 2, 3", new byte[] {1, 2}));
        assertRefused("x_train cannot be read");
        arrays.put("x_train", array(">u2", "1, 1, 1", new byte[] {1, 2}));
        assertRefused("x_train has the value 258, which is not from 0 to 255.\nSave it as (x_train / 257).round()");
        arrays.put("x_train", array("|b1", "2, 2, 3", TWO_IMAGES));
        assertRefused("x_train is of type |b1, and must be of whole numbers.\nSave it as (255 * x_train)");
        arrays.put("x_train", array("|O", "2,", TWO_IMAGES));
        assertRefused("x_train is of type |O, and must be of whole numbers.\nSave it as numpy.stack(x_train)");
    }

    /** Their cure is another than that of pixels. */
    @Test
    void labelsOfOtherKindsAreRefused() {
        putTraining();
        String type = ", and must be of whole numbers.\nSave it as ";
        String number = "numpy.unique(y_train, return_inverse=True)[1].";
        assertLabelsRefused(
                array("<f8", "2,", new byte[16]),
                "is of type <f8" + type + "y_train.astype(\"uint8\") if its" + " labels are 0, 1, 2, …, or as "
                        + number);
        assertLabelsRefused(
                array("<f4", "2, 3", new byte[24]),
                "is of type <f4" + type + "y_train.argmax(1), if it has a" + " column for each class.");
        assertLabelsRefused(array("|O", "2,", new byte[9]), "is of type |O" + type + number);
        assertLabelsRefused(array("<U5", "2,", new byte[40]), "is of type <U5" + type + number);
        assertLabelsRefused(array("|b1", "2,", new byte[2]), "is of type |b1" + type + "y_train.astype(\"uint8\").");
        String value = ", which is not from 0 to 255.\nNumber the classes from 0: save it as " + number;
        assertLabelsRefused(array("|i1", "2,", (byte) -1, (byte) 1), "has the value -1" + value);
        assertLabelsRefused(
                array("<i2", "2,", new byte[] {(byte) 0xff, (byte) 0xff, 0, 0}), "has the value -1" + value);
        assertLabelsRefused(array("<u2", "2,", new byte[] {0, 1, 0, 0}), "has the value 256" + value);
    }

    private void assertLabelsRefused(byte[] labels, String words) {
        arrays.put("y_train", labels);
        assertRefused("y_train " + words);
    }

    /** As MATLAB has them. */
    @Test
    void labelsMayBeARow() throws IOException {
        putTraining();
        arrays.put("y_train", array("|u1", "1, 2", (byte) 1, (byte) 0));
        assertThat(load().training().label(0)).isEqualTo(1);
    }

    /** Classes are numbered alike. */
    @Test
    void labelsOfTestsAreNumberedAsThoseOfTraining() {
        putTraining();
        arrays.put("test_images", array("|u1", "1, 2, 3", Arrays.copyOf(TWO_IMAGES, 6)));
        arrays.put("test_labels", array("<u2", "1,", new byte[] {0, 1}));
        assertRefused(
                "test_labels has the value 256, which is not from 0 to 255.\nNumber the classes from 0: save it as"
                        + " numpy.searchsorted(numpy.unique(train_labels), test_labels).");
    }

    @Test
    void damageIsNoticed() throws IOException {
        putTraining();
        arrays.put("x_train", array("|u1", "2, 2, 3", Arrays.copyOf(TWO_IMAGES, 11)));
        assertRefused("x_train cannot be read: it ends before the 12 bytes that its header announces.\n");
        arrays.put("x_train", array("|u1", "x", TWO_IMAGES));
        assertRefused("x_train cannot be read: its header cannot be read, or its values are no numbers.\n");
        arrays.put("x_train", array("|u1", "2000000000, 2000000000", TWO_IMAGES));
        assertRefused("its images do not fit into this program's memory");
        putTraining();
        byte[] whole = Files.readAllBytes(file());
        Path file = Files.write(directory.resolve("half.npz"), Arrays.copyOf(whole, 120));
        assertThatThrownBy(
                        () -> new NumpySource(new DataFile(new LocalStorage(), file.toString()), SourceFormat.AS_FOUND)
                                .load())
                .hasMessageStartingWith("Cannot read " + file + ": its archive is damaged (");
    }

    @Test
    void allArraysTogetherMustFitIntoMemory() throws IOException {
        putTraining();
        assertThat(load(14).training().size()).isEqualTo(2);
        assertThatThrownBy(() -> load(13)).hasMessageContaining("its images do not fit into this program's memory");
    }
}
