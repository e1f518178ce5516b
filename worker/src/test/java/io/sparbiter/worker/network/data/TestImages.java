package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Small sets of images, in memory and as files. */
public final class TestImages {
    static final int HEIGHT = 2;
    static final int WIDTH = 3;
    public static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
    public static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
    public static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    public static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    public static final List<String> NAMES = List.of(TRAIN_IMAGES, TRAIN_LABELS, TEST_IMAGES, TEST_LABELS);

    private TestImages() {}

    /** Random images of random classes, each class at least once. */
    public static ImageSet random(int size, int classes, long seed) {
        Random random = new Random(seed);
        byte[] labels = new byte[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (byte) (i < classes ? i : (int) Math.abs(random.nextGaussian() * classes) % classes);
        }
        byte[] pixels = new byte[size * HEIGHT * WIDTH];
        random.nextBytes(pixels);
        return ImageSet.of(pixels, labels, HEIGHT, WIDTH, classes);
    }

    public static byte[] idxImages(ImageSet set) {
        ByteBuffer file = ByteBuffer.allocate(16 + set.size() * set.valuesPerImage());
        file.putInt(0x803).putInt(set.size()).putInt(set.height()).putInt(set.width());
        for (int i = 0; i < set.size(); i++) {
            file.put(set.image(i));
        }
        return file.array();
    }

    /** As [images, channels, height, width] or [images, height, width, channels], with these values in any case. */
    public static byte[] idxImages(int[] shape, byte[] values) {
        ByteBuffer file =
                ByteBuffer.allocate(4 + 4 * shape.length + values.length).putInt(0x800 + shape.length);
        for (int size : shape) {
            file.putInt(size);
        }
        return file.put(values).array();
    }

    public static byte[] idxLabels(ImageSet set) {
        ByteBuffer file = ByteBuffer.allocate(8 + set.size());
        file.putInt(0x801).putInt(set.size());
        for (int i = 0; i < set.size(); i++) {
            file.put((byte) set.label(i));
        }
        return file.array();
    }

    public static byte[] idxLabels(int... labels) {
        ByteBuffer file = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            file.put((byte) label);
        }
        return file.array();
    }

    public static void writeIdx(Path directory, ImageSet training, ImageSet test) {
        write(directory, TRAIN_IMAGES, idxImages(training));
        write(directory, TRAIN_LABELS, idxLabels(training));
        write(directory, TEST_IMAGES, idxImages(test));
        write(directory, TEST_LABELS, idxLabels(test));
    }

    public static Path write(Path directory, String name, byte[] content) {
        try {
            return Files.write(directory.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }
}
