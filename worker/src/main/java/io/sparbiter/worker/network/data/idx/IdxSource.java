package io.sparbiter.worker.network.data.idx;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Labels;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** MNIST's four files, or the two for training if no test images are wanted. */
public final class IdxSource {
    private static final List<String> TRAINING = List.of("train");
    /** MNIST's word and EMNIST's. */
    private static final List<String> TEST = List.of("t10k", "test");

    private final Storage storage;
    private final String source;
    private final String beginning;
    private final SourceFormat format;

    private IdxSource(Storage storage, String source, String beginning, SourceFormat format) {
        this.storage = storage;
        this.source = source;
        this.beginning = beginning;
        this.format = format;
    }

    /** The files of a directory. */
    public static IdxSource in(Storage storage, String directory, SourceFormat format) {
        String source = directory.replaceAll("(?<=.)/+$", "");
        return new IdxSource(storage, source, source + "/", format);
    }

    /** Files whose names begin with more than MNIST's, as {@code emnist-letters-train-images-idx3-ubyte.gz}. */
    public static IdxSource named(Storage storage, String beginning, SourceFormat format) {
        return new IdxSource(storage, beginning, beginning + "-", format);
    }

    /** Whether the first of the files is there. */
    public boolean isThere() {
        return find(TRAINING, IdxFormat.IMAGES).isPresent();
    }

    public Source load() {
        DataFile trainingLabels = required(TRAINING, IdxFormat.LABELS);
        ImageSet training = load(required(TRAINING, IdxFormat.IMAGES), trainingLabels, Optional.empty());
        return new Source(training, Optional.of(loadTest(training)));
    }

    /** Missing as a whole, test images are none; missing one of two files, they are a mistake. */
    private ImageSet loadTest(ImageSet training) {
        if (find(TEST, IdxFormat.IMAGES).isEmpty()
                && find(TEST, IdxFormat.LABELS).isEmpty()) {
            return training.view();
        }
        return load(required(TEST, IdxFormat.IMAGES), required(TEST, IdxFormat.LABELS), Optional.of(training));
    }

    private ImageSet load(DataFile imagesFile, DataFile labelsFile, Optional<ImageSet> like) {
        IdxValues images = IdxFormat.IMAGES.read(imagesFile);
        IdxValues labels = IdxFormat.LABELS.read(labelsFile);
        if (images.count() != labels.count()) {
            throw labelsFile.invalid(
                    "it has " + labels.count() + " labels for the " + images.count() + " images of " + imagesFile.path()
                            + ".",
                    "Take both files from the same set.");
        }
        StoredOrder order = new IdxShape(format, imagesFile).of(images.shape());
        like.ifPresent(training -> checkSize(order.size(), training.format(), imagesFile));
        Labels.Classes classes = classes(labels.values(), new Labels(format, labelsFile), like);
        return ImageSet.owning(
                order.planes(images.values(), imagesFile), classes.classes(), order.size(), classes.names());
    }

    private static Labels.Classes classes(byte[] labels, Labels rules, Optional<ImageSet> training) {
        return training.map(ImageSet::names)
                .map(names -> new Labels.Classes(rules.ofTest(labels, names), names))
                .orElseGet(() -> rules.ofTraining(labels));
    }

    private static void checkSize(ImageFormat size, ImageFormat training, DataFile file) {
        if (!size.equals(training)) {
            throw file.invalid(
                    "its images are " + size + " where the training images are " + training + ".",
                    "Take training and test files from the same set.");
        }
    }

    private DataFile required(List<String> part, IdxFormat kind) {
        return find(part, kind)
                .orElseThrow(() -> new DataException(
                        "Cannot find " + names(part, kind).get(0) + " in data.source (" + source + ").",
                        "Put the four files of the set there, plain or with .gz, or give mnist for the built-in set."));
    }

    private Optional<DataFile> find(List<String> part, IdxFormat kind) {
        return names(part, kind).stream()
                .map(name -> beginning + name)
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
    private static List<String> names(List<String> parts, IdxFormat kind) {
        return parts.stream()
                .flatMap(part -> kind.dimensions().stream()
                        .map(dimensions -> List.of(part + "-" + kind.what(), "idx" + dimensions + "-ubyte")))
                .flatMap(name -> Stream.of(String.join("-", name), String.join(".", name)))
                .flatMap(name -> Stream.of(name, name + ".gz"))
                .toList();
    }
}
