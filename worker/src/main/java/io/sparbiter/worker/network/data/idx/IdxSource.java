package io.sparbiter.worker.network.data.idx;

import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Labels;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MNIST's four files, or the two for training if no test images are wanted. */
public final class IdxSource {
    private static final List<String> TRAINING = List.of("train");
    /** MNIST's word and EMNIST's. */
    private static final List<String> TEST = List.of("t10k", "test");
    /** Of a file of unsigned bytes, without the number of dimensions. */
    private static final byte[] MAGIC = {0, 0, 8};

    /** A file of a set, perhaps in a folder of its own. */
    private static final Pattern FILE = Pattern.compile("(?i)(?<folder>.*?)(?:/[^/]*-(?:images|labels)[-.]idx[^/]*)?"
            + "/(?<beginning>[^/]*?)-?(?:train|t10k|test)-(?:images|labels)[^/]*");

    private final IdxFiles files;
    private final String source;
    private final SourceFormat format;

    private IdxSource(IdxFiles files, String source, SourceFormat format) {
        this.files = files;
        this.source = source;
        this.format = format;
    }

    /** The files of a directory. */
    public static IdxSource in(Storage storage, String directory, SourceFormat format) {
        String source = directory.replaceAll("(?<=.)/+$", "");
        return new IdxSource(new IdxFiles(storage, source + "/"), source, format);
    }

    /** Files whose names begin with more than MNIST's, as {@code emnist-letters-train-images-idx3-ubyte.gz}. */
    public static IdxSource named(Storage storage, String beginning, SourceFormat format) {
        return new IdxSource(new IdxFiles(storage, beginning + "-"), beginning, format);
    }

    /** Whether a file is one of those, by its first bytes. */
    public static boolean isOneFile(DataFile file) {
        return Arrays.equals(file.read(bytes -> bytes.readNBytes(MAGIC.length)), MAGIC);
    }

    /** The complaint that one file is not all of them. */
    public static DataException notOneFile(DataFile file) {
        Matcher path = FILE.matcher(file.path());
        String remedy = !path.matches()
                ? "Give a folder with both, named as MNIST's: train-images-idx3-ubyte and train-labels-idx1-ubyte."
                : path.group("beginning").isEmpty()
                        ? "Give the folder that they are in: data.source: " + path.group("folder")
                        : "Give what their names begin with: data.source: " + path.group("folder") + "/"
                                + path.group("beginning");
        return file.invalid("it is one IDX file, and a data set has one of images and one of labels.", remedy);
    }

    /** Whether the first of the files is there. */
    public boolean isThere() {
        return files.find(TRAINING, IdxFormat.IMAGES).isPresent();
    }

    public Source load() {
        DataFile trainingLabels = required(TRAINING, IdxFormat.LABELS);
        ImageSet training = load(required(TRAINING, IdxFormat.IMAGES), trainingLabels, Optional.empty());
        return new Source(training, Optional.of(loadTest(training)));
    }

    /** Missing as a whole, test images are none; missing one of two files, they are a mistake. */
    private ImageSet loadTest(ImageSet training) {
        if (files.find(TEST, IdxFormat.IMAGES).isEmpty()
                && files.find(TEST, IdxFormat.LABELS).isEmpty()) {
            return training.view();
        }
        return load(required(TEST, IdxFormat.IMAGES), required(TEST, IdxFormat.LABELS), Optional.of(training));
    }

    private ImageSet load(DataFile imagesFile, DataFile labelsFile, Optional<ImageSet> like) {
        IdxValues images = IdxFormat.IMAGES.read(imagesFile);
        IdxValues labels = IdxFormat.LABELS.read(labelsFile);
        if (images.count() != labels.count()) {
            throw labelsFile.invalid(
                    "it has " + Counted.of(labels.count(), "label") + " for the " + Counted.of(images.count(), "image")
                            + " of " + imagesFile.path() + ".",
                    "Take both files from the same set.");
        }
        StoredOrder order = new IdxShape(format, imagesFile).of(images.shape());
        like.ifPresent(training -> checkSize(order.size(), training.format(), imagesFile));
        Labels.Classes classes = new Labels(format, labelsFile).of(labels.values(), like);
        return ImageSet.owning(
                order.planes(images.values(), imagesFile, Wanted.DATA_SET),
                classes.classes(),
                order.size(),
                classes.names());
    }

    private static void checkSize(ImageFormat size, ImageFormat training, DataFile file) {
        if (!size.equals(training)) {
            throw file.invalid(
                    "its images are " + size + " where the training images are " + training + ".",
                    "Take training and test files from the same set.");
        }
    }

    private DataFile required(List<String> part, IdxFormat kind) {
        return files.find(part, kind)
                .orElseThrow(() -> new DataException(
                        "Cannot find " + IdxFiles.names(part, kind).get(0) + " in data.source (" + source + ").",
                        "Put the four files of the set there, plain or with .gz, or give mnist for the built-in set."));
    }
}
