package io.sparbiter.worker.network.data.numpy;

import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.idx.IdxShape;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Labels;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A NumPy archive with images and labels, as Keras' {@code mnist.npz}: {@code x_train}, {@code y_train}, {@code x_test} and
 * {@code y_test}, or by MedMNIST's names; those for tests may be missing.
 */
public final class NumpySource {
    private static final Logger LOG = LoggerFactory.getLogger(NumpySource.class);

    /** What an array is for, by Keras' name, and by MedMNIST's. */
    private static final Map<String, String> NAMES = Map.of(
            "x_train",
            "x_train",
            "train_images",
            "x_train",
            "y_train",
            "y_train",
            "train_labels",
            "y_train",
            "x_test",
            "x_test",
            "test_images",
            "x_test",
            "y_test",
            "y_test",
            "test_labels",
            "y_test");

    private static final String ENDING = ".npy";

    private final DataFile file;
    private final SourceFormat format;
    private final long most;

    public NumpySource(DataFile file, SourceFormat format) {
        this(file, format, DataFile.most());
    }

    /** @param most bytes that the arrays may take */
    NumpySource(DataFile file, SourceFormat format, long most) {
        this.file = file;
        this.format = format;
        this.most = most;
    }

    /** All images of the archive. */
    public Source load() {
        Map<String, NumpyArray> arrays = file.read(this::read);
        ImageSet training = images(required(arrays, "x_train"), required(arrays, "y_train"), Optional.empty());
        boolean hasTest = arrays.containsKey("x_test") || arrays.containsKey("y_test");
        return new Source(
                training,
                hasTest
                        ? Optional.of(
                                images(required(arrays, "x_test"), required(arrays, "y_test"), Optional.of(training)))
                        : Optional.empty());
    }

    private Map<String, NumpyArray> read(InputStream bytes) throws IOException {
        try {
            return read(new ZipInputStream(bytes));
        } catch (ZipException | EOFException e) {
            throw file.invalid("its archive is damaged (" + e.getMessage() + ").", DataFile.FETCH_AGAIN);
        }
    }

    private Map<String, NumpyArray> read(ZipInputStream archive) throws IOException {
        Map<String, NumpyArray> arrays = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        long left = most;
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            String name = entry.getName().replace(ENDING, "");
            if (NAMES.containsKey(name)) {
                NumpyArray array = array(name, archive, left);
                left -= array.values().length;
                arrays.put(NAMES.get(name), array);
            } else {
                others.add(name);
            }
        }
        if (!others.isEmpty() && !arrays.isEmpty()) {
            LOG.warn("Passed over in {}: {}", file.path(), String.join(", ", others));
        }
        requireSome(arrays, others);
        return arrays;
    }

    private NumpyArray array(String name, InputStream archive, long left) throws IOException {
        try {
            return NumpyArray.read(name, archive, left, file);
        } catch (ZipException | EOFException e) {
            throw e;
        } catch (IOException e) {
            throw file.invalid(name + " cannot be read: " + e.getMessage() + ".", DataFile.FETCH_AGAIN);
        }
    }

    private void requireSome(Map<String, NumpyArray> arrays, List<String> others) {
        if (arrays.isEmpty()) {
            throw file.invalid(
                    "it has no x_train and y_train, but " + String.join(", ", others) + ".",
                    "Save its arrays by these names: numpy.savez(\"data.npz\", x_train=…, y_train=…), and x_test and"
                            + " y_test if there are test images.");
        }
    }

    private NumpyArray required(Map<String, NumpyArray> arrays, String name) {
        return Optional.ofNullable(arrays.get(name))
                .orElseThrow(() -> file.invalid(
                        "it has no " + name + ".",
                        "Save images and labels into one archive: numpy.savez(\"data.npz\", x_train=…, y_train=…)."));
    }

    private ImageSet images(NumpyArray images, NumpyArray labels, Optional<ImageSet> like) {
        requireShapes(images, labels);
        StoredOrder order = new IdxShape(format, file).of(images.shape());
        like.ifPresent(training -> requireSize(images, order.size(), training.format()));
        Labels.Classes classes = new Labels(format, file).of(labels.values(), like);
        return ImageSet.owning(
                order.planes(images.values(), file, Wanted.DATA_SET), classes.classes(), order.size(), classes.names());
    }

    private void requireShapes(NumpyArray images, NumpyArray labels) {
        if (images.shape().length != 3 && images.shape().length != 4) {
            throw file.invalid(
                    images.name() + " has the shape " + images.header().shapeWords()
                            + " where images are (count, height, width), or with channels.",
                    "Save it as " + images.name() + ".reshape(-1, 28, 28), if that is the size of its images.");
        }
        int count = labels.values().length;
        if (count != images.count() && count != labels.count()) {
            throw file.invalid(
                    labels.name() + " has the shape " + labels.header().shapeWords() + " where labels are (count,).",
                    "Save it as " + labels.name() + ".argmax(1), if it has a column for each class.");
        }
        if (images.shape()[images.shape().length - 1] == count && images.count() != count) {
            throw file.invalid(
                    images.name() + " has the shape " + images.header().shapeWords() + " where images are (count, …).",
                    "Save it as numpy.ascontiguousarray(numpy.moveaxis(" + images.name() + ", -1, 0)).");
        }
        if (images.count() != count) {
            throw file.invalid(
                    labels.name() + " has " + Counted.of(count, "label") + " for the "
                            + Counted.of(images.count(), "image") + " of " + images.name() + ".",
                    "Take both arrays from the same set.");
        }
    }

    private void requireSize(NumpyArray images, ImageFormat size, ImageFormat training) {
        if (!size.equals(training)) {
            throw file.invalid(
                    images.name() + " has images of " + size + " where the training images are " + training + ".",
                    "Take training and test images from the same set.");
        }
    }
}
