package io.sparbiter.driver.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.sparbiter.driver.results.ResultsDirectory;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.SilentDisk;
import io.sparbiter.driver.results.files.ResultsException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchLockTest {
    private static final Instant NOW = Instant.parse("2026-03-01T22:00:00Z");
    private static final long ME = ProcessHandle.current().pid();

    @TempDir
    private Path directory;

    private SearchDirectory search;
    private final List<String> announced = new ArrayList<>();
    private final Time time = new Time();

    @BeforeEach
    void open() {
        search = ResultsDirectory.at(directory.toString(), new Configuration()).prepare("s");
    }

    /** A clock to be set, and a wait that passes at once. */
    private static final class Time extends Clock implements Sleeper {
        private volatile Instant now = NOW;
        private volatile Duration gone = Duration.ZERO;
        private Runnable everySecond = () -> {};

        @Override
        public Duration gone() {
            return gone;
        }

        @Override
        public void pause(Duration time) {
            gone = gone.plus(time);
            everySecond.run();
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A machine with some processes. */
    private record Fake(String host, String id, Map<Long, String> processes) implements Machine {
        @Override
        public Optional<String> startOf(long process) {
            return Optional.ofNullable(processes.get(process));
        }
    }

    private static Fake here(String start) {
        return new Fake("here", "boot-1", Map.of(ME, start));
    }

    private static Fake elsewhere() {
        return new Fake("elsewhere", "boot-2", Map.of(ME, "50"));
    }

    private SearchLocks locks(Machine machine) {
        return new SearchLocks(machine, time, time);
    }

    /** Takes the lock, on a machine, and never gives it back. */
    private void holdOn(Machine machine) {
        locks(machine).acquire(search, announced::add);
    }

    private SearchLock acquire(Machine machine) {
        return locks(machine).acquire(search, announced::add);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("searches/s"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whoIsPatientWaitsForALivingHolder() {
        SearchLock lock = acquire(here("7"));
        time.everySecond = lock::close;
        locks(here("7")).acquireWithin(Duration.ofSeconds(5), search).close();

        assertThat(time.gone()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void patienceEnds() {
        SearchLock lock = acquire(here("7"));
        assertThatThrownBy(() -> locks(here("7")).acquireWithin(Duration.ofSeconds(5), search))
                .isInstanceOf(ResultsException.class)
                .hasMessageContaining("it is held by");
        assertThat(time.gone()).isEqualTo(Duration.ofSeconds(5));
        lock.close();
    }

    @Test
    void oneAtATime() throws IOException {
        try (SearchLock lock = acquire(here("7"))) {
            lock.check();
            assertThat(files()).hasSize(2);
            assertThatThrownBy(() -> acquire(here("7")))
                    .isInstanceOfSatisfying(
                            ResultsException.class, e -> assertThat(e.isUsage()).isTrue())
                    .hasMessage("Cannot use search s: it is held by process " + ME
                            + " on here since 2026-03-01T22:00:00Z.\nWait for it or end it. Two drivers would run trials"
                            + " twice.");
        }
        assertThat(directory.resolve("searches/s")).doesNotExist();
    }

    @Test
    void aDeadHolderOnThisMachineIsFollowedAtOnce() throws IOException {
        holdOn(here("7"));

        try (SearchLock lock = acquire(new Fake("here", "boot-1", Map.of()))) {
            lock.check();
        }
        assertThat(time.gone()).isZero();
        assertThat(announced).isEmpty();
    }

    @Test
    void aProcessWithTheNumberOfADeadOneIsAnother() {
        holdOn(here("7"));

        acquire(here("8")).close();
        assertThat(time.gone()).isZero();
    }

    @Test
    void aHolderElsewhereIsNotWaitedForUnlessAsked() {
        holdOn(elsewhere());

        assertThatThrownBy(() -> locks(here("7")).acquireNow(search))
                .hasMessageStartingWith(
                        "Cannot use search s: it is held by process " + ME + " on elsewhere since 2026-")
                .hasMessageContaining("--resume finds out within a minute");
        assertThat(time.gone()).isZero();
    }

    @Test
    void aSilentHolderElsewhereIsFollowedAfterAMinute() throws IOException {
        holdOn(elsewhere());

        try (SearchLock lock = acquire(here("7"))) {
            lock.check();
            assertThat(files()).hasSize(2);
        }
        assertThat(time.gone()).isEqualTo(Duration.ofSeconds(60));
        assertThat(announced)
                .containsExactly("Search s is held by process " + ME
                        + " on elsewhere since 2026-03-01T22:00:00Z; waiting up to 60 s for a sign of life");
    }

    @Test
    void aHolderElsewhereThatWritesIsAlive() {
        SearchLock lock = acquire(elsewhere());
        time.everySecond = () -> {
            if (time.gone().toSeconds() == 9) {
                lock.beat();
            }
        };

        assertThatThrownBy(() -> acquire(here("7"))).hasMessageContaining("It is alive: wait for it or end it.");
        assertThat(time.gone()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void theClockOfAHolderElsewhereDoesNotMatter() {
        time.now = Instant.parse("2036-01-01T00:00:00Z");
        holdOn(elsewhere());
        time.now = NOW;

        acquire(here("7")).close();
        assertThat(time.gone()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aHolderElsewhereThatEndsIsFollowedAtOnce() {
        SearchLock lock = acquire(elsewhere());
        time.everySecond = () -> {
            if (time.gone().toSeconds() == 3) {
                lock.close();
            }
        };

        acquire(here("7")).close();
        assertThat(time.gone()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aMachineThatStartedAgainIsNotTakenForTheOldOne() {
        holdOn(new Fake("here", "boot-0", Map.of(ME, "7")));

        acquire(here("7")).close();
        assertThat(announced).hasSize(1);
    }

    @Test
    void aHolderThatWasGivenUpNoticesBeforeItWrites() {
        SearchLock slept = acquire(elsewhere());
        try (SearchLock lock = acquire(here("7"))) {
            time.now = NOW.plusSeconds(20);
            slept.check();
            time.now = NOW.plusSeconds(80);
            assertThatThrownBy(slept::check)
                    .isInstanceOf(ResultsException.class)
                    .hasMessageStartingWith("Cannot go on with search s: this driver was silent for long");
            time.now = NOW;
            assertThatThrownBy(slept::check).isInstanceOf(ResultsException.class);
            slept.close();
            lock.beat();
            lock.check();
        }
    }

    @Test
    void aSilentStoreIsNotWaitedForToTakeALockBack() throws IOException {
        Path silence = directory.resolve("silence");
        Path store = directory.resolve("store");
        SearchLock lock = acquireOn(store, silence);
        Files.createFile(silence);
        Future<?> beat = lock.beatNow();
        await().until(() -> SilentDisk.waiting() == 1);
        time.gone = SearchLock.PATIENCE;

        assertTimeoutPreemptively(Duration.ofSeconds(3), lock::close);
        assertThat(beat).isNotDone();
        assertThat(store.resolve("searches/s")).isNotEmptyDirectory();

        Files.delete(silence);
        await().untilAsserted(() -> assertThat(store.resolve("searches/s")).doesNotExist());
    }

    private SearchLock acquireOn(Path store, Path silence) {
        search = ResultsDirectory.at(SilentDisk.uri(store), SilentDisk.configuration(silence))
                .prepare("s");
        return acquire(here("7"));
    }

    @Test
    void whoWritesWaitsUntilASilentStoreSaysWhoseTheLockIs() throws Exception {
        Path silence = directory.resolve("silence");
        SearchLock lock = acquireOn(directory.resolve("store"), silence);
        Files.createFile(silence);
        time.now = NOW.plusSeconds(40);
        time.gone = SearchLock.PATIENCE;
        CompletableFuture<Void> check = CompletableFuture.runAsync(lock::check);
        await().until(() -> SilentDisk.waiting() == 1);
        assertThat(check).isNotDone();

        Files.delete(silence);
        check.get(10, TimeUnit.SECONDS);
        lock.close();
    }

    /** Says neither yes nor no while it is told to. */
    private static final class RefusingDisk extends RawLocalFileSystem {
        private static final AtomicBoolean REFUSES = new AtomicBoolean();

        @Override
        public URI getUri() {
            return URI.create("refusing:///");
        }

        @Override
        public FileStatus getFileStatus(org.apache.hadoop.fs.Path path) throws IOException {
            if (REFUSES.get()) {
                throw new IOException("503");
            }
            return super.getFileStatus(path);
        }
    }

    @Test
    void whereAStoreDoesNotSayWhoseTheLockIsNothingIsWritten() {
        var configuration = new Configuration();
        configuration.setClass("fs.refusing.impl", RefusingDisk.class, FileSystem.class);
        search = ResultsDirectory.at("refusing://" + directory, configuration).prepare("r");
        SearchLock lock = acquire(here("7"));
        RefusingDisk.REFUSES.set(true);
        time.now = NOW.plusSeconds(40);

        assertThatThrownBy(lock::check)
                .isInstanceOfSatisfying(
                        ResultsException.class, e -> assertThat(e.isUsage()).isFalse())
                .hasMessage("Cannot go on with search r: its store does not say whether this driver still holds it\n"
                        + "Nothing is lost: go on with --resume when the store is back.");

        RefusingDisk.REFUSES.set(false);
        lock.check();
        lock.close();
    }

    @Test
    void whatDeadDriversLeftOfTheirClaimsIsRemovedWhenItIsOld() throws IOException {
        Path folder = directory.resolve("searches/s");
        for (String name : List.of("__lock-a.tmp", "_beat-b")) {
            Path old = Files.writeString(folder.resolve(name), "");
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
        Files.writeString(folder.resolve("__lock-c.tmp"), "");
        Files.writeString(folder.resolve("_beat-d"), "");

        try (SearchLock lock = acquire(here("7"))) {
            lock.check();
            assertThat(files()).hasSize(4).startsWith("__lock-c.tmp").contains("_beat-d");
        }
        assertThat(files()).containsExactly("__lock-c.tmp", "_beat-d");
    }

    @Test
    void aClockSetBackMakesTheHolderLook() throws IOException {
        SearchLock lock = acquire(here("7"));
        for (String file : files()) {
            Files.delete(directory.resolve("searches/s").resolve(file));
        }
        lock.check();
        time.now = NOW.minusSeconds(1);
        assertThatThrownBy(lock::check).hasMessageContaining("another took over");
    }

    @Test
    void aLockThatDoesNotSayWhoseItIsCountsAsElsewhere() throws IOException {
        Files.writeString(directory.resolve("searches/s/_lock-x.json"), "gibberish");

        acquire(here("7")).close();
        assertThat(announced).singleElement().asString().contains("held by process 0 on an unknown machine");
    }

    @Test
    void ofManyWhoComeAtOnceNeverTwoHaveIt() throws InterruptedException {
        AtomicInteger holding = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        var locks = new SearchLocks(Machine.local(), Clock.systemUTC(), new Time());
        Callable<Boolean> driver = () -> {
            try (SearchLock lock = locks.acquireNow(search)) {
                most.accumulateAndGet(holding.incrementAndGet(), Math::max);
                lock.check();
                holding.decrementAndGet();
                return true;
            }
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> future : threads.invokeAll(
                    IntStream.range(0, 32).mapToObj(i -> driver).toList())) {
                refusedOrDone(future);
            }
        } finally {
            threads.shutdown();
        }
        assertThat(most).hasValueLessThanOrEqualTo(1);
        search = ResultsDirectory.at(directory.toString(), new Configuration()).prepare("s");
        SearchLocks.real().acquireNow(search).close();
    }

    private static void refusedOrDone(Future<Boolean> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ResultsException.class);
        }
    }

    @Test
    void thisProcessIsKnown() {
        Machine machine = Machine.local();

        assertThat(machine.host()).isNotBlank();
        assertThat(machine.id()).isNotBlank().isEqualTo(Machine.local().id());
        assertThat(machine.startOf(ME)).isPresent().isEqualTo(machine.startOf(ME));
        assertThat(machine.startOf(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsOneMessage() throws IOException {
        Files.delete(directory.resolve("searches/s"));
        Files.writeString(directory.resolve("searches/s"), "a file");

        assertThatThrownBy(() -> acquire(here("7")))
                .isInstanceOf(ResultsException.class)
                .hasMessageStartingWith("Cannot lock search s in file:" + directory + "/searches/s: ");
    }
}
