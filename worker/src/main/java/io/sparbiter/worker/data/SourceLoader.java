package io.sparbiter.worker.data;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Turns a {@code data.source} into images. */
final class SourceLoader {
    static final String BUILT_IN = "mnist";

    private final Supplier<Configuration> hadoop;

    SourceLoader(Supplier<Configuration> hadoop) {
        this.hadoop = hadoop;
    }

    Source load(String source) {
        Storage storage = source.equals(BUILT_IN) ? new ClassPathStorage() : Storage.of(source, hadoop);
        try {
            if (storage.isDirectory(source)) {
                return new IdxSource(storage, source).load();
            }
            if (storage.isFile(source)) {
                return new CsvSource(new DataFile(storage, source)).load();
            }
        } catch (IOException e) {
            throw DataFile.unreadable(source, e);
        }
        throw new DataException(
                "Cannot find data.source (" + source + "): it is neither a directory nor a file.",
                "Check the path, which must be there on every executor, or give mnist for the built-in set.");
    }
}
