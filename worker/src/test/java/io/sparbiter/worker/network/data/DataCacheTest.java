package io.sparbiter.worker.network.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.worker.network.data.image.Source;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DataCacheTest {
    private static final DataSettings SETTINGS = new DataSettings("toy", 10, 5, 4, 3, 0, 1);
    private static final Source SOURCE = new Source(TestImages.random(30, 3, 1), Optional.empty());
    private static final int THREADS = 8;

    private final AtomicInteger loads = new AtomicInteger();
    private final DataCache cache = new DataCache();

    @Test
    void threadsThatAskTogetherShareOneLoad() throws Exception {
        CountDownLatch together = new CountDownLatch(THREADS);
        List<DataSplit> splits = inThreads(() -> {
            together.countDown();
            together.await();
            return cache.split(SETTINGS, this::load);
        });
        assertThat(loads).hasValue(1);
        assertThat(splits).hasSize(THREADS).allSatisfy(split -> assertThat(split)
                .isSameAs(splits.get(0)));
    }

    @Test
    void anotherSplitOfTheSameSourceIsDrawnWithoutLoading() {
        DataSplit one = cache.split(SETTINGS, this::load);
        DataSplit other = cache.split(new DataSettings("toy", 11, 5, 4, 3, 0, 1), this::load);
        assertThat(other.train().size()).isEqualTo(one.train().size() + 1);
        assertThat(loads).hasValue(1);
    }

    @Test
    void noiseIsNotOfTheSplit() {
        DataSettings noisy = new DataSettings("toy", 10, 5, 4, 3, 0.1, 1);
        assertThat(cache.split(noisy, this::load)).isSameAs(cache.split(SETTINGS, this::load));
    }

    @Test
    void anotherSourceIsLoaded() {
        cache.split(SETTINGS, this::load);
        cache.split(new DataSettings("other", 10, 5, 4, 3, 0, 1), this::load);
        assertThat(loads).hasValue(2);
    }

    @Test
    void anotherTestSourceIsLoaded() {
        DataSplit one = cache.split(SETTINGS, this::load);
        assertThat(cache.split(SETTINGS.testedFrom("other"), this::load)).isNotSameAs(one);
        assertThat(loads).hasValue(2);
    }

    @Test
    void theSameSourceIsReadAnewInAnotherFormat() {
        cache.split(SETTINGS, this::load);
        var format = new SourceFormat(3, 2, 1, SourceFormat.Layout.UNSPECIFIED, true, 0);
        cache.split(new DataSettings("toy", 10, 5, 4, 3, 0, 1, format), this::load);
        assertThat(loads).hasValue(2);
    }

    @Test
    void afterAFailureTheNextCallerTriesAgain() {
        Function<DataCache.Reading, Source> failing = reading -> {
            throw new DataException("Cannot read " + reading.source() + ".", "Wait.");
        };
        assertThatThrownBy(() -> cache.split(SETTINGS, failing))
                .isInstanceOf(DataException.class)
                .hasMessage("Cannot read toy.\nWait.");
        assertThat(cache.split(SETTINGS, this::load).train().size()).isEqualTo(10);
    }

    @Test
    void theJvmHasOneCache() {
        assertThat(DataCache.get(DataSettings.DEFAULT)).isSameAs(DataCache.get(DataSettings.DEFAULT));
    }

    private Source load(DataCache.Reading reading) {
        loads.incrementAndGet();
        return SOURCE;
    }

    private static List<DataSplit> inThreads(Callable<DataSplit> call) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<DataSplit>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                futures.add(threads.submit(call));
            }
            List<DataSplit> splits = new ArrayList<>();
            for (Future<DataSplit> future : futures) {
                splits.add(future.get());
            }
            return splits;
        } finally {
            threads.shutdownNow();
        }
    }
}
