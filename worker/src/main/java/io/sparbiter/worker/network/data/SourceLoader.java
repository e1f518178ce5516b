package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.DataCache.Reading;
import io.sparbiter.worker.network.data.csv.CsvSource;
import io.sparbiter.worker.network.data.idx.IdxSource;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.numpy.NumpySource;
import io.sparbiter.worker.network.data.picture.PictureFolders;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.FileKind;
import io.sparbiter.worker.network.data.storage.Storage;
import io.sparbiter.worker.network.data.storage.Wanted;
import io.sparbiter.worker.storage.RegularFile;
import io.sparbiter.worker.storage.StoragePath;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Turns a {@code data.source} into images, and a {@code data.test_source} into its test images. */
final class SourceLoader {
    static final String BUILT_IN = "mnist";

    private final Supplier<Configuration> hadoop;

    SourceLoader(Supplier<Configuration> hadoop) {
        this.hadoop = hadoop;
    }

    Source load(Reading reading) {
        SourceFormat format = reading.format();
        if (reading.testSource().isEmpty()) {
            return load(reading.source(), format, Optional.empty());
        }
        Optional<PictureFolders> pictures = pictures(reading.source(), format);
        Optional<PictureFolders> testPictures = pictures(reading.testSource(), format);
        if (pictures.isPresent() && testPictures.isPresent()) {
            requireNoTest(pictures.get().hasTest(), reading);
            return pictures.get().testedOn(testPictures.get()).load();
        }
        Source source = load(reading.source(), format, Optional.empty());
        requireNoTest(source.test().filter(test -> test.size() > 0).isPresent(), reading);
        ImageSet training = source.training();
        Source test = load(reading.testSource(), format, Optional.of(training));
        return new Source(training, Optional.of(TestSource.like(training, test, reading)));
    }

    private static void requireNoTest(boolean hasTest, Reading reading) {
        if (hasTest) {
            throw new DataException(
                    "Cannot use data.test_source (" + reading.testSource() + "): data.source (" + reading.source()
                            + ") has test images of its own.",
                    "Leave data.test_source out.");
        }
    }

    private Optional<PictureFolders> pictures(String source, SourceFormat format) {
        Storage storage = storage(source);
        try {
            return storage.isDirectory(source)
                            && !IdxSource.in(storage, source, format).isThere()
                    ? PictureFolders.in(storage, source, format)
                    : Optional.empty();
        } catch (IOException e) {
            throw DataFile.unreadable(source, e);
        }
    }

    private Storage storage(String source) {
        return source.equals(BUILT_IN) ? new ClassPathStorage() : Storage.of(source, hadoop);
    }

    /** @param like the training images whose test images these are, if they are */
    private Source load(String source, SourceFormat format, Optional<ImageSet> like) {
        Storage storage = storage(source);
        try {
            if (storage.isDirectory(source)) {
                return folder(storage, source, format);
            }
            if (storage.isFile(source)) {
                return file(new DataFile(storage, source), format, like);
            }
        } catch (IOException e) {
            throw DataFile.unreadable(source, e);
        }
        return Optional.of(IdxSource.named(storage, source, format))
                .filter(IdxSource::isThere)
                .orElseThrow(() -> missing(like.isPresent() ? "data.test_source" : "data.source", source))
                .load();
    }

    private static Source folder(Storage storage, String source, SourceFormat format) throws IOException {
        IdxSource idx = IdxSource.in(storage, source, format);
        if (idx.isThere()) {
            return idx.load();
        }
        Optional<PictureFolders> pictures = PictureFolders.in(storage, source, format);
        if (pictures.isEmpty()) {
            throw FolderContents.of(storage, source).noImages();
        }
        return pictures.get().load();
    }

    private static Source file(DataFile file, SourceFormat format, Optional<ImageSet> like) {
        Optional<FileKind> kind = file.kind();
        if (kind.isPresent()) {
            return ofKind(file, kind.get(), format);
        }
        if (IdxSource.isOneFile(file)) {
            throw IdxSource.notOneFile(file);
        }
        var csv = new CsvSource(file, format);
        return like.map(training -> new Source(csv.loadLike(training), Optional.empty()))
                .orElseGet(csv::load);
    }

    private static Source ofKind(DataFile file, FileKind kind, SourceFormat format) {
        if (kind != FileKind.NUMPY_ARCHIVE) {
            throw file.foreign(kind, Wanted.DATA_SET);
        }
        return new NumpySource(file, format).load();
    }

    private static DataException missing(String key, String source) {
        if (StoragePath.local(source).filter(RegularFile::isPipeOrDevice).isPresent()) {
            return new DataException(
                    "Cannot read " + key + " (" + source + "): it is a pipe or a device.",
                    "Write to a file first what comes from it, and give that: data are read more than once.");
        }
        return new DataException(
                "Cannot find " + key + " (" + source
                        + "): it is neither a directory nor a file nor the beginning of names of IDX files.",
                "Check the path, which must be there on every executor, or give mnist for the built-in set.");
    }
}
