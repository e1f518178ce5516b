package io.sparbiter.worker.network.data.picture;

import io.sparbiter.worker.Counted;
import io.sparbiter.worker.network.data.image.ClassNames;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Labels;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pictures in a folder for each class: {@code 0/…} to {@code 9/…}, or with names of any words. Above them may be a folder
 * {@code train} and one {@code test}.
 */
public final class PictureFolders {
    private static final Logger LOG = LoggerFactory.getLogger(PictureFolders.class);

    private static final List<String> TRAINING = List.of("train", "training");
    private static final List<String> TEST = List.of("test", "testing");
    /** What others have beside. */
    private static final List<String> VALIDATION = List.of("val", "valid", "validation", "dev", "eval");

    private final ClassFolders training;
    private final Optional<ClassFolders> test;
    /** Folders of classes that are read by no one. */
    private final List<ClassFolders> beside;

    private final SourceFormat format;
    private final long most;

    private PictureFolders(
            ClassFolders training,
            Optional<ClassFolders> test,
            List<ClassFolders> beside,
            SourceFormat format,
            long most) {
        this.training = training;
        this.test = test;
        this.beside = beside;
        this.format = format;
        this.most = most;
    }

    /** The pictures below a folder; empty if there are none in folders. */
    public static Optional<PictureFolders> in(Storage storage, String directory, SourceFormat format)
            throws IOException {
        return in(storage, directory, format, DataFile.most());
    }

    /** @param most bytes that the pictures of a part may take */
    static Optional<PictureFolders> in(Storage storage, String directory, SourceFormat format, long most)
            throws IOException {
        String path = directory.replaceAll("(?<=.)/+$", "");
        Optional<ClassFolders> training = part(storage, path, TRAINING);
        Optional<ClassFolders> test = part(storage, path, TEST);
        List<ClassFolders> beside =
                new ArrayList<>(part(storage, path, VALIDATION).stream().toList());
        if (training.isPresent()) {
            return Optional.of(new PictureFolders(training.get(), test, beside, format, most));
        }
        test.ifPresent(beside::add);
        return Optional.of(ClassFolders.in(storage, path))
                .filter(folders -> !folders.isEmpty())
                .map(folders -> new PictureFolders(folders, Optional.empty(), beside, format, most));
    }

    private static Optional<ClassFolders> part(Storage storage, String path, List<String> names) throws IOException {
        for (String folder : storage.folders(path)) {
            if (names.stream().anyMatch(folder::equalsIgnoreCase)) {
                ClassFolders classes = ClassFolders.in(storage, path + "/" + folder);
                if (!classes.isEmpty()) {
                    return Optional.of(classes);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether there are test pictures. */
    public boolean hasTest() {
        return test.isPresent();
    }

    /** These, with the training pictures of others to be tested on. */
    public PictureFolders testedOn(PictureFolders others) {
        List<ClassFolders> unread = beside.stream()
                .filter(folders -> !folders.path().equals(others.training.path()))
                .toList();
        return new PictureFolders(training, Optional.of(others.training), unread, format, most);
    }

    /** All pictures of all classes; says what was passed over. */
    public Source load() {
        checkFormat();
        Labels.Classes classes = training.classes(format);
        ImageSet images = read(training, classes.classes(), classes.names(), format.channels());
        Source source = new Source(images, test.map(folders -> readTest(folders, images)));
        tell();
        return source;
    }

    private void checkFormat() {
        if (format.transposed()) {
            throw new DataException(
                    "Cannot read " + training.path() + " with data.transposed: pictures stand upright.",
                    "Leave the setting out.");
        }
        if (format.channels() != 0 && format.channels() != 1 && format.channels() != 3) {
            throw new DataException(
                    "Cannot read " + training.path() + " with data.channels (" + format.channels()
                            + "): pictures have 1 or 3.",
                    "Leave the setting out, or make it 1 for grey or 3 for colours.");
        }
    }

    private ImageSet readTest(ClassFolders folders, ImageSet trained) {
        byte[] classes = folders.classesLike(training, trained.names(), format);
        ImageSet images = read(folders, classes, trained.names(), trained.channels());
        if (!images.format().equals(trained.format())) {
            throw new DataException(
                    "Cannot read " + folders.path() + ": its pictures are " + images.format()
                            + " where the training pictures are " + trained.format() + ".",
                    "Scale all pictures to one size.");
        }
        return images;
    }

    private ImageSet read(ClassFolders folders, byte[] classes, ClassNames names, int channels) {
        var stack = new PictureStack(format, channels, classes.length, most);
        folders.files().forEach(stack::add);
        return ImageSet.owning(stack.pixels(), classes, stack.format(), names);
    }

    private void tell() {
        passedOver().forEach(LOG::warn);
    }

    /** What was not read, in sentences with their remedies. */
    List<String> passedOver() {
        List<String> others = new ArrayList<>(training.others());
        test.ifPresent(folders -> others.addAll(folders.others()));
        List<String> sentences = new ArrayList<>();
        if (!others.isEmpty()) {
            String more = others.size() == 1 ? "" : " and " + (others.size() - 1) + " more";
            sentences.add("Passed over, as no pictures: " + others.get(0) + more);
        }
        beside.forEach(folders -> sentences.add("Passed over: " + Counted.of(folders.size(), "picture") + " in "
                + folders.path() + ".\n" + remedy(folders)));
        return sentences;
    }

    private String remedy(ClassFolders unread) {
        boolean areTests = TEST.stream()
                .anyMatch(name -> unread.path().toLowerCase(Locale.ROOT).endsWith("/" + name));
        return areTests && test.isEmpty()
                ? "To test on them, set data.test_source to " + unread.path() + "."
                : "Validation pictures are drawn from " + training.path()
                        + " (data.validation): to use these, put them into its folders.";
    }
}
