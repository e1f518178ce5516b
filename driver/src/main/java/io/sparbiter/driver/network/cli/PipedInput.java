package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.storage.RegularFile;
import io.sparbiter.worker.storage.StoragePath;
import io.sparbiter.worker.storage.TemporaryFolders;
import io.sparbiter.worker.trial.SetupException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Images that may come from a pipe. They are read more than once, to be checked first, so what comes is kept in a file till
 * the end.
 *
 * @param path where they can be read
 * @param words what a person calls them
 */
record PipedInput(String path, String words) {
    private static final String STANDARD_INPUT = "-";
    private static final Path ITS_PATH = Path.of("/dev/stdin");
    /** Of a file's mode on Unix. */
    private static final int KIND = 0170000;

    private static final int DEVICE = 0020000;
    private static final int CHUNK = 1 << 16;

    /** The input itself, unless it is a pipe or {@code -}, standard input: then the file of what came. */
    static PipedInput of(String input) {
        boolean isStandard = input.equals(STANDARD_INPUT);
        return new PipedInput(isStandard ? standard() : file(input), isStandard ? "standard input" : input);
    }

    /** Does something with the images. What is wrong with them is told of what a person gave, not of the file here. */
    <T> T during(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataException wrong) {
            throw path.equals(words) ? wrong : named(wrong);
        }
    }

    private SetupException named(DataException wrong) {
        String[] lines = wrong.getMessage().split("\n", 2);
        String remedy = lines.length > 1 ? lines[1] : "";
        return new SetupException(
                named(lines[0]),
                remedy.contains(path) ? "Write it to a file first. " + remedy.replace(path, "FILE") : remedy,
                wrong);
    }

    /** A sentence on the images as it is told to a person. */
    String named(String sentence) {
        return sentence.replace(path, words);
    }

    private static String standard() {
        return Files.exists(ITS_PATH) ? file(ITS_PATH.toString()) : kept(STANDARD_INPUT, System.in);
    }

    private static String file(String input) {
        Optional<Path> pipe = StoragePath.local(input).filter(RegularFile::isPipeOrDevice);
        return pipe.isPresent() ? kept(input, pipe.get()) : input;
    }

    private static String kept(String input, Path pipe) {
        try {
            if (((int) Files.getAttribute(pipe, "unix:mode") & KIND) == DEVICE) {
                throw ResultsException.usage(
                        "Cannot read --input (" + input + "): it is a terminal or another device.",
                        "Give a file, a folder, or the end of a pipe.");
            }
            try (InputStream bytes = Files.newInputStream(pipe)) {
                return kept(input, bytes);
            }
        } catch (IOException e) {
            throw failed(input, e);
        }
    }

    private static String kept(String input, InputStream bytes) {
        try {
            Path file = TemporaryFolders.ofThisJvm().create("input-").resolve("pipe");
            // So that a pipe without an end leaves room for others.
            long most = Files.getFileStore(file.getParent()).getUsableSpace() / 2;
            try (OutputStream out = Files.newOutputStream(file)) {
                copy(bytes, out, most);
            }
            return file.toString();
        } catch (IOException e) {
            throw failed(input, e);
        }
    }

    private static void copy(InputStream bytes, OutputStream out, long most) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long copied = 0;
        for (int read = bytes.read(chunk); read >= 0; read = bytes.read(chunk)) {
            copied += read;
            if (copied > most) {
                throw new IOException("more than half of the free disk space came");
            }
            out.write(chunk, 0, read);
        }
    }

    private static ResultsException failed(String input, IOException e) {
        return ResultsException.failure(
                "Cannot keep what comes from --input (" + input + ")", "Write it to a file, and give that.", e);
    }
}
