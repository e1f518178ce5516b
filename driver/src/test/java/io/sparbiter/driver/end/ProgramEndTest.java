package io.sparbiter.driver.end;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.results.store.SilentStores;
import io.sparbiter.driver.results.store.StoreWatch;
import io.sparbiter.search.loop.SearchState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;

class ProgramEndTest {
    private static final String REMEDY =
            "\nWhat is written stays, and trials that ran go on from their checkpoints: go on with --resume.";

    private final SilentStores stores = new SilentStores();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Integer> halted = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();
    private final ProgramEnd end = end(stores.watch(), halted::add);

    /** Something to be done after a while. */
    private record Later(Duration delay, Runnable task) {}

    private ProgramEnd end(StoreWatch watch, IntConsumer halt) {
        return new ProgramEnd(watch, said::add, halt, (delay, task) -> later.add(new Later(delay, task)));
    }

    private void runNext(Duration delay) {
        Later next = later.remove(0);
        assertThat(next.delay()).isEqualTo(delay);
        next.task().run();
    }

    @Test
    void whoToldItToEndWaitsForNoStore() throws Exception {
        end.begin(143);
        assertThat(halted).isEmpty();

        stores.whileSilent("s3a://bucket", "writing /x", 31, () -> runNext(Duration.ofSeconds(25)));

        assertThat(halted).containsExactly(143);
        assertThat(said)
                .containsExactly("Cannot end in order, 25 s after the program was told to end: s3a://bucket has not"
                        + " answered for 31 s: writing /x." + REMEDY);
    }

    @Test
    void whateverElseTakesLongIsWaitedForNoLonger() {
        end.begin(130);
        runNext(Duration.ofSeconds(25));

        assertThat(halted).containsExactly(130);
        assertThat(said).singleElement().asString().contains("told to end: something else takes long.\n");
    }

    @Test
    void theFirstToEndItSaysHow() {
        end.begin(143);
        end.begin(1);

        assertThat(later).hasSize(1);
    }

    @Test
    void aSearchThatIsOutOfTimeEndsWhereAStoreIsSilent() throws Exception {
        ProgramEnd.Limit limit = end.limit(Optional.of(Duration.ofMinutes(1)));
        assertThat(later).isEmpty();
        limit.begun(SearchState.NEW);

        runNext(Duration.ofSeconds(85));
        assertThat(halted).as("it is busy otherwise").isEmpty();
        stores.whileSilent("s3a://bucket", "writing /large", 19, () -> runNext(Duration.ofSeconds(1)));
        assertThat(halted).as("the store is slow").isEmpty();
        stores.whileSilent("s3a://bucket", "writing /x", 20, () -> runNext(Duration.ofSeconds(1)));

        assertThat(halted).containsExactly(1);
        assertThat(said)
                .containsExactly("Cannot end in order, 25 s after the program was out of time (--max-time):"
                        + " s3a://bucket has not answered for 20 s: writing /x." + REMEDY);
    }

    @Test
    void aSearchThatHasEndedIsLeftAlone() throws Exception {
        ProgramEnd.Limit limit = end.limit(Optional.of(Duration.ofMinutes(1)));
        limit.begun(SearchState.NEW);
        limit.close();

        stores.whileSilent("s3a://bucket", "writing /x", 20, () -> runNext(Duration.ofSeconds(85)));

        assertThat(halted).isEmpty();
        assertThat(later).isEmpty();
    }

    @Test
    void withoutATimeThereIsNoLimit() {
        end.limit(Optional.empty()).begun(SearchState.NEW);

        assertThat(later).isEmpty();
    }

    @Test
    void theSignalThatEndsTheJvmIsItsExitCode() {
        assertThat(ProgramEnd.codeOfEnding(List.of("main", "SIGTERM handler", "DestroyJavaVM")))
                .isEqualTo(143);
        assertThat(ProgramEnd.codeOfEnding(List.of("SIGINT handler"))).isEqualTo(130);
        assertThat(ProgramEnd.codeOfEnding(List.of("main"))).isEqualTo(1);
    }
}
