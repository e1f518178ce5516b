package io.sparbiter.worker.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory with MNIST's four files, or with the two for training if no test images are wanted. */
final class IdxSource {
    private final Storage storage;
    private final String directory;

    IdxSource(Storage storage, String directory) {
        this.storage = storage;
        this.directory = directory.replaceAll("(?<=.)/+$", "");
    }

    Source load() {
        DataFile trainingLabels = required("train", IdxFormat.LABELS);
        ImageSet training = load(required("train", IdxFormat.IMAGES), trainingLabels, Optional.empty());
        return new Source(training, Optional.of(loadTest(training)));
    }

    /** Missing as a whole, test images are none; missing one of two files, they are a mistake. */
    private ImageSet loadTest(ImageSet training) {
        if (find("t10k", IdxFormat.IMAGES).isEmpty()
                && find("t10k", IdxFormat.LABELS).isEmpty()) {
            return training.view();
        }
        return load(required("t10k", IdxFormat.IMAGES), required("t10k", IdxFormat.LABELS), Optional.of(training));
    }

    private static ImageSet load(DataFile imagesFile, DataFile labelsFile, Optional<ImageSet> like) {
        IdxValues images = IdxFormat.IMAGES.read(imagesFile);
        IdxValues labels = IdxFormat.LABELS.read(labelsFile);
        if (images.count() != labels.count()) {
            throw labelsFile.invalid(
                    "it has " + labels.count() + " labels for the " + images.count() + " images of " + imagesFile.path()
                            + ".",
                    "Take both files from the same set.");
        }
        int height = images.shape()[1];
        int width = images.shape()[2];
        like.ifPresent(training -> checkSize(height, width, training, imagesFile));
        int classes = like.isPresent()
                ? Labels.checkKnown(labels.values(), like.get().classes(), labelsFile)
                : Labels.countClasses(labels.values(), labelsFile);
        return ImageSet.owning(images.values(), labels.values(), height, width, classes);
    }

    private static void checkSize(int height, int width, ImageSet training, DataFile file) {
        if (height != training.height() || width != training.width()) {
            throw file.invalid(
                    "its images are " + height + " x " + width + " where the training images are " + training.height()
                            + " x " + training.width() + ".",
                    "Take training and test files from the same set.");
        }
    }

    private DataFile required(String part, IdxFormat format) {
        return find(part, format)
                .orElseThrow(() -> new DataException(
                        "Cannot find " + names(part, format).get(0) + " in data.source (" + directory + ").",
                        "Put the four files of the set there, plain or with .gz, or give mnist for the built-in set."));
    }

    private Optional<DataFile> find(String part, IdxFormat format) {
        return names(part, format).stream()
                .map(name -> directory + "/" + name)
                .filter(this::isFile)
                .map(path -> new DataFile(storage, path))
                .findFirst();
    }

    private boolean isFile(String path) {
        try {
            return storage.isFile(path);
        } catch (IOException e) {
            throw DataFile.unreadable(path, e);
        }
    }

    /** Unzipping tools leave a dot where the published names have a hyphen. */
    private static List<String> names(String part, IdxFormat format) {
        String stem = part + "-" + format.what();
        String type = "idx" + format.dimensions() + "-ubyte";
        return Stream.of(stem + "-" + type, stem + "." + type)
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .toList();
    }
}
