package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.DataCache.Reading;
import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.Storage;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;

/** Test images that are a source of their own, {@code data.test_source}. */
final class TestSource {
    private TestSource() {}

    /** The training images of the test source, which must be like those of the source itself. */
    static ImageSet like(ImageSet training, Source test, Reading reading) {
        ImageSet images = test.training();
        if (!images.format().equals(training.format())) {
            throw refused(
                    reading,
                    "its images are " + images.format() + " where those of data.source are " + training.format());
        }
        return images.names().equals(training.names()) ? images : ofClasses(training.names(), images, reading);
    }

    private static DataException refused(Reading reading, String why) {
        return new DataException(
                "Cannot use data.test_source (" + reading.testSource() + "): " + why + ".",
                "Take data.source and data.test_source from the same set.");
    }

    /** The images with the training images' classes, by their names: test images may lack some. */
    private static ImageSet ofClasses(ClassNames classes, ImageSet images, Reading reading) {
        byte[] pixels = new byte[images.size() * images.valuesPerImage()];
        byte[] labels = new byte[images.size()];
        IntStream.range(0, images.size()).forEach(position -> {
            images.copyTo(pixels, position * images.valuesPerImage(), position);
            labels[position] = (byte) place(images.names().name(images.label(position)), classes, reading);
        });
        return ImageSet.owning(pixels, labels, images.format(), classes);
    }

    private static int place(String name, ClassNames classes, Reading reading) {
        int place = classes.names().indexOf(name);
        if (place < 0) {
            throw refused(reading, "it has images of a class " + name + ", and data.source has none");
        }
        return place;
    }

    /** Where the test images of a source of training images seem to be: beside, {@code mnist_test} for {@code mnist_train}. */
    static Optional<String> beside(String source) {
        String path = source.replaceAll("(?<=.)/+$", "");
        int name = path.lastIndexOf('/') + 1;
        String other = path.substring(0, name)
                + path.substring(name)
                        .replaceFirst("train(ing)?", "test")
                        .replaceFirst("Train(ing)?", "Test")
                        .replaceFirst("TRAIN(ING)?", "TEST");
        return Optional.of(other).filter(found -> !found.equals(path)).filter(TestSource::isThere);
    }

    private static boolean isThere(String path) {
        try {
            Storage storage = Storage.of(path, HadoopEnvironment::configuration);
            return storage.isFile(path) || storage.isDirectory(path);
        } catch (IOException e) {
            return false;
        }
    }
}
