package io.sparbiter.driver.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreWatchTest {
    private static final String STORE = "s3a://bucket";

    private final AtomicLong nanos = new AtomicLong(-7);
    private final List<String> said = new ArrayList<>();
    private final StoreWatch watch = new StoreWatch(nanos::get);

    @BeforeEach
    void listen() {
        watch.tell(said::add);
    }

    private List<String> said() {
        watch.look();
        return said;
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        watch.look();
    }

    /** An operation that takes a while. */
    private StoreWatch.Call<Integer> lasting(int seconds) {
        return () -> {
            pass(seconds);
            return seconds;
        };
    }

    private void fail(int seconds, String words) {
        assertThatThrownBy(() -> watch.during(STORE, words, () -> {
                    pass(seconds);
                    throw new IOException("refused");
                }))
                .hasMessage("refused");
    }

    @Test
    void whatIsAnsweredSoonIsNotWorthAWord() throws IOException {
        assertThat(watch.during(STORE, "reading /x", lasting(4))).isEqualTo(4);
        assertThat(watch.during(STORE, "reading /x", lasting(4))).isEqualTo(4);

        assertThat(said()).isEmpty();
        assertThat(watch.waiting()).isEmpty();
        assertThat(watch.silence()).isZero();
    }

    @Test
    void aSilentStoreIsToldOfOnceAndAgainWhenItHasAnswered() throws IOException {
        watch.during(STORE, "writing /x", () -> {
            pass(6);
            pass(10);
            assertThat(watch.waiting()).contains("s3a://bucket has not answered for 16 s: writing /x");
            return true;
        });

        assertThat(said())
                .containsExactly("Waiting for s3a://bucket (6 s): writing /x", "s3a://bucket answered after 16 s.");
        assertThat(watch.waiting()).isEmpty();
    }

    /** As a terminal that its user has stopped. */
    @Test
    void aScreenThatIsSilentKeepsNoOperationWaiting() throws IOException {
        watch.tell(words -> {
            throw new AssertionError("said by who waits for the store");
        });
        watch.during(STORE, "writing /x", () -> {
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
            assertThat(watch.waiting()).isPresent();
            return true;
        });
        assertThat(watch.waiting()).isEmpty();

        watch.tell(said::add);
        assertThat(said()).hasSize(2);
    }

    @Test
    void aStoreThatFailsHasNotAnswered() throws IOException {
        fail(15, "writing /x");
        fail(15, "listing /");
        assertThat(said()).containsExactly("Waiting for s3a://bucket (15 s): writing /x");
        assertThat(watch.waiting()).contains("s3a://bucket has not answered for 30 s");
        assertThat(watch.silence()).isEqualTo(Duration.ofSeconds(30));

        watch.during(STORE, "listing /", lasting(0));
        assertThat(said()).hasSize(2).last().isEqualTo("s3a://bucket answered after 30 s.");
    }

    @Test
    void thatThereIsNoSuchFileIsAnAnswer() {
        fail(6, "listing /");
        assertThatThrownBy(() -> watch.during(STORE, "reading /x", () -> {
                    throw new FileNotFoundException("/x");
                }))
                .isInstanceOf(FileNotFoundException.class);

        assertThat(said()).hasSize(2);
    }

    @Test
    void whatABufferTakesIsNoAnswer() throws IOException {
        fail(6, "listing /");
        watch.during(STORE, "writing /x", false, lasting(0));

        assertThat(said()).hasSize(1);
    }

    @Test
    void anAnswerToOneDoesNotHideThatAnotherWaits() throws IOException {
        watch.during(STORE, "writing /large", () -> {
            pass(6);
            return watch.during(STORE, "looking for /small", lasting(0));
        });

        assertThat(said())
                .containsExactly("Waiting for s3a://bucket (6 s): writing /large", "s3a://bucket answered after 6 s.");
    }

    @Test
    void eachStoreIsToldOf() throws IOException {
        watch.during(STORE, "writing /x", () -> watch.during("hdfs://name:8020", "listing /", lasting(7)));

        assertThat(said())
                .containsExactlyInAnyOrder(
                        "Waiting for s3a://bucket (7 s): writing /x",
                        "Waiting for hdfs://name:8020 (7 s): listing /",
                        "hdfs://name:8020 answered after 7 s.",
                        "s3a://bucket answered after 7 s.");
    }
}
