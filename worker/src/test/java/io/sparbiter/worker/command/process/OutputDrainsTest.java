package io.sparbiter.worker.command.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class OutputDrainsTest {
    private static final Duration SOON = Duration.ofMillis(1);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch taken = new CountDownLatch(1);

    @Test
    void linesThatNobodyHasTakenYetAreNotGivenUp() throws Exception {
        OutputDrains outputs = new OutputDrains(List.of(drain(text("one\ntwo\nthree")), drain(text(""))));
        CompletableFuture<Boolean> allRead = CompletableFuture.supplyAsync(() -> isRead(outputs));
        await().during(Duration.ofMillis(300)).until(() -> !allRead.isDone());
        taken.countDown();
        assertThat(allRead.get()).isTrue();
        assertThat(lines).containsExactly("one", "two", "three");
    }

    @Test
    void anOutputThatIsHeldOpenWaitsForTheLinesOfTheOther() throws Exception {
        try (PipedOutputStream open = new PipedOutputStream()) {
            OutputDrains outputs =
                    new OutputDrains(List.of(drain(new PipedInputStream(open)), drain(text("one\ntwo\n"))));
            CompletableFuture<Boolean> allRead = CompletableFuture.supplyAsync(() -> isRead(outputs));
            await().during(Duration.ofMillis(300)).until(() -> !allRead.isDone());
            taken.countDown();
            assertThat(allRead.get()).isFalse();
        }
    }

    @Test
    void anOutputThatIsHeldOpenInVainIsGivenUp() throws Exception {
        try (PipedOutputStream open = new PipedOutputStream()) {
            OutputDrains outputs = new OutputDrains(List.of(drain(new PipedInputStream(open))));
            assertThat(outputs.await(SOON, () -> false)).isFalse();
        }
    }

    @Test
    void whatPrintsWithoutEndIsWaitedForAsLongAsOneMay() throws Exception {
        OutputDrains outputs = new OutputDrains(List.of(drain(text("one\ntwo\n"))));
        assertThat(outputs.await(Duration.ofDays(1), () -> true)).isFalse();
        taken.countDown();
    }

    private static boolean isRead(OutputDrains outputs) {
        try {
            return outputs.await(SOON, () -> false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private OutputDrain drain(InputStream output) {
        OutputDrain drain = new OutputDrain(output, new OutputTail(), new LineSplitter(this::take), () -> {});
        Thread thread = new Thread(drain, "drain");
        thread.setDaemon(true);
        thread.start();
        return drain;
    }

    private void take(String line, boolean cut) {
        try {
            taken.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        lines.add(line);
    }
}
