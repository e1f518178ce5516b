package io.sparbiter.worker.network.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLoaderTest {
    private static final ImageSet TRAINING = TestImages.random(20, 4, 1);
    private static final ImageSet TEST = TestImages.random(8, 4, 2);
    private static final SourceLoader WITHOUT_HADOOP = new SourceLoader(() -> {
        throw new AssertionError("Hadoop is not needed here");
    });
    private static final SourceLoader WITH_HADOOP = new SourceLoader(Configuration::new);

    @TempDir
    Path directory;

    @Test
    void localDirectoriesNeedNoHadoop() {
        TestImages.writeIdx(directory, TRAINING, TEST);
        ImageSets.assertSameImages(load(WITHOUT_HADOOP, directory.toString()).training(), TRAINING);
    }

    @Test
    void localFilesAreCsv() {
        Path file = TestImages.write(directory, "some.data", "label,a\n0,17\n".getBytes(UTF_8));
        assertThat(load(WITHOUT_HADOOP, file.toString()).training().image(0)).containsExactly(17);
    }

    @Test
    void directoriesAreReadThroughHadoopIfTheyAreUris() {
        TestImages.writeIdx(directory, TRAINING, TEST);
        Source source = load(WITH_HADOOP, "file://" + directory);
        ImageSets.assertSameImages(source.training(), TRAINING);
        ImageSets.assertSameImages(source.test().orElseThrow(), TEST);
    }

    @Test
    void filesAreReadThroughHadoopIfTheyAreUris() {
        TestImages.write(directory, "with space.csv", "label,a\n0,17\n".getBytes(UTF_8));
        Source source = load(WITH_HADOOP, "file://" + directory + "/with space.csv");
        assertThat(source.training().image(0)).containsExactly(17);
    }

    @Test
    void whatIsNotThereIsNamed() {
        for (String path : new String[] {"no/such/place", "file:///no/such/place"}) {
            assertThatThrownBy(() -> load(WITH_HADOOP, path))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "Cannot find data.source (" + path + "): it is neither a directory nor a file"
                                    + " nor the beginning of names of IDX files.\nCheck the path, which must be there on every executor, or give mnist for the built-in set.");
        }
    }

    @Test
    void anUnknownSchemeIsRefused() {
        assertThatThrownBy(() -> load(WITH_HADOOP, "nosuch://host/path"))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot use nosuch://host/path: No FileSystem for scheme \"nosuch\".\n"
                        + "Check the address; its scheme needs its file system's jar on the class path.");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> load(WITH_HADOOP, "file:relative"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot use file:relative: ")
                .hasMessageEndingWith(
                        ".\nCheck the address; its scheme needs its file system's jar on the class path.");
    }

    @Test
    void aFailureOfTheStorageNamesTheFileAndItsReason() {
        DataException failure = catchThrowableOfType(
                DataException.class, () -> new DataFile(new Broken(), "/x").read(InputStream::readAllBytes));
        assertThat(failure)
                .hasMessage("Cannot read /x: the disk is on fire\n"
                        + "Check that the path is right, readable and reachable from every executor.");
    }

    /** As EMNIST's are called. */
    @Test
    void idxFilesMayHaveLongerNames() throws IOException {
        TestImages.writeIdx(directory, TRAINING, TEST);
        for (String name : TestImages.NAMES) {
            Files.move(directory.resolve(name), directory.resolve("emnist-letters-" + name.replace("t10k", "test")));
        }
        for (String path : new String[] {directory + "/emnist-letters", "file://" + directory + "/emnist-letters"}) {
            Source source = load(WITH_HADOOP, path);
            ImageSets.assertSameImages(source.training(), TRAINING);
            ImageSets.assertSameImages(source.test().orElseThrow(), TEST);
        }
    }

    private static Source load(SourceLoader loader, String source) {
        return loader.load(new DataCache.Reading(source, SourceFormat.AS_FOUND));
    }

    private static final class Broken implements Storage {
        @Override
        public boolean isFile(String path) {
            return true;
        }

        @Override
        public boolean isDirectory(String path) {
            return false;
        }

        @Override
        public InputStream open(String path) throws IOException {
            throw new IOException("the disk is on fire\nat line 2 of a stack trace");
        }

        @Override
        public List<String> names(String directory) {
            return List.of();
        }
    }
}
