package io.sparbiter.worker.data;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;

/**
 * The data of this JVM: every source is read once and every split drawn once, however many trials ask and from however
 * many threads; who asks while it is being loaded waits. What was loaded stays for the life of the JVM, as searches come
 * one after another on the same data. Failures are not kept: the next caller tries again.
 */
public final class DataCache {
    private static final DataCache OF_THIS_JVM = new DataCache();

    private final Map<String, Source> sources = new ConcurrentHashMap<>();
    private final Map<DataSettings, DataSplit> splits = new ConcurrentHashMap<>();

    DataCache() {}

    /**
     * The split of these settings, with Hadoop configured by the files on the class path.
     *
     * @throws DataException if the settings have {@linkplain DataSettings#problems() problems}, the source is missing,
     *     damaged or cannot be read, or has fewer images than the settings ask for
     */
    public static DataSplit get(DataSettings settings) {
        return get(settings, Configuration::new);
    }

    /**
     * The same, with Hadoop configured by the caller, as an executor does.
     *
     * @param hadoop asked only if the source is a URI that was not loaded before
     */
    public static DataSplit get(DataSettings settings, Supplier<Configuration> hadoop) {
        return OF_THIS_JVM.split(settings, new SourceLoader(hadoop)::load);
    }

    DataSplit split(DataSettings settings, Function<String, Source> loader) {
        check(settings);
        // Blocks other keys of the same bin, too, which are few; in return nobody sees another's failure.
        return splits.computeIfAbsent(splitKey(settings), key -> {
            Source source = sources.computeIfAbsent(settings.source(), loader);
            return new Splitter(settings).split(source);
        });
    }

    /** Noise is drawn per batch and does not tell splits apart. */
    private static DataSettings splitKey(DataSettings s) {
        return new DataSettings(s.source(), s.train(), s.validation(), s.test(), s.validateOn(), 0, s.seed());
    }

    private static void check(DataSettings settings) {
        Map<String, String> problems = settings.problems();
        if (!problems.isEmpty()) {
            throw new DataException(problems.values());
        }
    }
}
