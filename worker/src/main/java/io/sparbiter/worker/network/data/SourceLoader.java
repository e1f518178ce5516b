package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.DataCache.Reading;
import io.sparbiter.worker.network.data.csv.CsvSource;
import io.sparbiter.worker.network.data.idx.IdxSource;
import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/** Turns a {@code data.source} into images. */
final class SourceLoader {
    static final String BUILT_IN = "mnist";

    private final Supplier<Configuration> hadoop;

    SourceLoader(Supplier<Configuration> hadoop) {
        this.hadoop = hadoop;
    }

    Source load(Reading reading) {
        String source = reading.source();
        Storage storage = source.equals(BUILT_IN) ? new ClassPathStorage() : Storage.of(source, hadoop);
        try {
            if (storage.isDirectory(source)) {
                return IdxSource.in(storage, source, reading.format()).load();
            }
            if (storage.isFile(source)) {
                return new CsvSource(new DataFile(storage, source), reading.format()).load();
            }
        } catch (IOException e) {
            throw DataFile.unreadable(source, e);
        }
        return Optional.of(IdxSource.named(storage, source, reading.format()))
                .filter(IdxSource::isThere)
                .orElseThrow(() -> missing(source))
                .load();
    }

    private static DataException missing(String source) {
        return new DataException(
                "Cannot find data.source (" + source
                        + "): it is neither a directory nor a file nor the beginning of names of IDX files.",
                "Check the path, which must be there on every executor, or give mnist for the built-in set.");
    }
}
