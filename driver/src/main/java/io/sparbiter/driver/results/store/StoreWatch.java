package io.sparbiter.driver.results.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.hadoop.fs.FileAlreadyExistsException;

/**
 * Knows which operations on stores are under way. A person hears once when a store takes long to answer, and again when it
 * has answered. An operation that fails is no answer, unless the store says that a file is there or is not: so a store
 * that is gone is told of once, however often it is tried. For any thread.
 */
public final class StoreWatch {
    /** What takes no longer is not worth a word. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Comparator<Operation> OLDEST_FIRST = Comparator.comparingLong(Operation::began);

    private final LongSupplier nanos;
    private final Set<Operation> open = ConcurrentHashMap.newKeySet();
    /** Stores that a person knows to be silent, and since when. Guarded by this. */
    private final Map<String, Long> silent = new HashMap<>();

    /** What a person is to hear; said by whoever looks, since a screen may be silent as well. */
    private final Queue<String> unsaid = new ConcurrentLinkedQueue<>();

    private volatile Consumer<String> person = words -> {};

    /** @param nanos a clock that nobody sets */
    StoreWatch(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Of all stores that this program reaches. */
    public static StoreWatch ofThisProgram() {
        return Program.WATCH;
    }

    /** Looks from the first use on. */
    private static final class Program {
        static final StoreWatch WATCH = new StoreWatch(System::nanoTime);

        static {
            var clock = new ScheduledThreadPoolExecutor(1, Program::thread);
            var unused =
                    clock.scheduleWithFixedDelay(WATCH::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        }

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "store-watch");
            thread.setDaemon(true);
            return thread;
        }
    }

    /** Says who hears of silent stores, from any thread, in a line each. */
    public void tell(Consumer<String> listener) {
        person = listener;
    }

    /** Something that a store has to answer. */
    @FunctionalInterface
    public interface Call<T> {
        T get() throws IOException;
    }

    /** Compared by identity: two threads may do the same at the same time. */
    private static final class Operation {
        private final String store;
        private final String words;
        private final long began;

        Operation(String store, String words, long began) {
            this.store = store;
            this.words = words;
            this.began = began;
        }

        long began() {
            return began;
        }
    }

    /**
     * Has this done, watched. If it succeeds, the store has answered.
     *
     * @param store its URI
     * @param words what is done, as in "writing /results/searches/night/search.yaml"
     */
    public <T> T during(String store, String words, Call<T> call) throws IOException {
        return during(store, words, true, call);
    }

    /** @param isAnswer whether success shows that the store has answered, and not only a buffer before it */
    <T> T during(String store, String words, boolean isAnswer, Call<T> call) throws IOException {
        var operation = new Operation(store, words, nanos.getAsLong());
        open.add(operation);
        boolean hasAnswered = false;
        try {
            T result = call.get();
            hasAnswered = isAnswer;
            return result;
        } catch (FileNotFoundException | FileAlreadyExistsException e) {
            hasAnswered = true;
            throw e;
        } finally {
            open.remove(operation);
            if (hasAnswered) {
                answered(store);
            }
        }
    }

    private synchronized void answered(String store) {
        Long since = silent.get(store);
        if (since != null && overdue().stream().noneMatch(operation -> operation.store.equals(store))) {
            silent.remove(store);
            unsaid.add(store + " answered after " + secondsSince(since) + " s.");
        }
    }

    /** Tells of stores that have fallen silent since the last time, or have answered. */
    void look() {
        notice();
        for (String words = unsaid.poll(); words != null; words = unsaid.poll()) {
            person.accept(words);
        }
    }

    private synchronized void notice() {
        for (Operation operation : overdue()) {
            if (silent.putIfAbsent(operation.store, operation.began) == null) {
                unsaid.add("Waiting for " + operation.store + " (" + secondsSince(operation.began) + " s): "
                        + operation.words);
            }
        }
    }

    /** The store that has been silent for longest, since when, and what it was asked, in words; empty if none is. */
    public synchronized Optional<String> waiting() {
        notice();
        return silent.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .map(store -> store.getKey() + " has not answered for " + secondsSince(store.getValue()) + " s"
                        + asked(store.getKey()));
    }

    /** How long the store has been silent that has been for longest; zero if none is. */
    public synchronized Duration silence() {
        notice();
        return silent.values().stream()
                .min(Comparator.naturalOrder())
                .map(this::since)
                .orElse(Duration.ZERO);
    }

    private String asked(String store) {
        return open.stream()
                .filter(operation -> operation.store.equals(store))
                .min(OLDEST_FIRST)
                .map(operation -> ": " + operation.words)
                .orElse("");
    }

    private List<Operation> overdue() {
        return open.stream()
                .filter(operation -> since(operation.began).compareTo(PATIENCE) >= 0)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private Duration since(long moment) {
        return Duration.ofNanos(nanos.getAsLong() - moment);
    }

    private long secondsSince(long moment) {
        return since(moment).toSeconds();
    }
}
