package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The data of this JVM: every source is read once and every split drawn once, however many trials ask and from however
 * many threads; who asks while it is being loaded waits. What was loaded stays for the life of the JVM, as searches come
 * one after another on the same data. Failures are not kept: the next caller tries again.
 */
public final class DataCache {
    private static final DataCache OF_THIS_JVM = new DataCache();

    private final Map<Reading, Source> sources = new ConcurrentHashMap<>();
    private final Map<DataSettings, DataSplit> splits = new ConcurrentHashMap<>();

    DataCache() {}

    /** A source and how it is read. */
    record Reading(String source, String testSource, SourceFormat format) {
        Reading(String source, SourceFormat format) {
            this(source, "", format);
        }
    }

    /**
     * The split of these settings.
     *
     * @throws DataException if the source is missing, damaged or cannot be read, or has fewer images than the settings ask
     *     for
     */
    public static DataSplit get(DataSettings settings) {
        return OF_THIS_JVM.split(settings, new SourceLoader(HadoopEnvironment::configuration)::load);
    }

    DataSplit split(DataSettings settings, Function<Reading, Source> loader) {
        // Blocks other keys of the same bin, too, which are few; in return nobody sees another's failure.
        return splits.computeIfAbsent(splitKey(settings), key -> {
            Source source = sources.computeIfAbsent(
                    new Reading(settings.source(), settings.testSource(), settings.format()), loader);
            return new Splitter(settings).split(source);
        });
    }

    /** Noise is drawn per batch and does not tell splits apart. */
    private static DataSettings splitKey(DataSettings s) {
        return new DataSettings(
                s.source(),
                s.train(),
                s.validation(),
                s.test(),
                s.validateOn(),
                0,
                s.seed(),
                s.format(),
                s.testSource());
    }
}
