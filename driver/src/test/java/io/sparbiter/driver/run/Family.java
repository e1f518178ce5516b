package io.sparbiter.driver.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.search.trial.Epoch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A search of a program that has a child which ignores SIGTERM, and a grandchild in a session of its own. All are found by
 * a variable in their environment, whoever their parents are (Linux).
 *
 * @param directory where its files lie
 */
record Family(Path directory) {
    private static final String COMMON = """
            report() { echo "{\\"epoch\\": $1, \\"gain\\": $2}" >>"$SPARBITER_REPORT"; }
            heard() { grep -qs "\\"epoch\\":$1," "$SPARBITER_CHECKPOINT/.sparbiter-epochs.jsonl"; }
            raise_children() {
              sh -c 'trap "" TERM; : >"$1"; while :; do sleep 0.1; done' sh "$1-child" &
              sh -c 'setsid sh -c ": >\\"\\$1\\"; exec sleep 1000" sh "$1" &' sh "$1-grandchild"
              until [ -e "$1-child" ] && [ -e "$1-grandchild" ]; do sleep 0.01; done
            }
            """;

    /** Four epochs, each worth 0.epoch-attempt; the first attempt at the first trial waits for ever after its second. */
    private static final String WAITING = COMMON + """
            me="$1/$SPARBITER_TRIAL-$SPARBITER_ATTEMPT"
            raise_children "$me"
            count=$(cat "$SPARBITER_CHECKPOINT/count" 2>/dev/null || echo 0)
            while [ "$count" -lt 4 ]; do
              count=$((count + 1))
              report "$count" "0.$count$SPARBITER_ATTEMPT"
              until heard "$count"; do sleep 0.01; done
              echo "$count" >"$SPARBITER_CHECKPOINT/new" && mv "$SPARBITER_CHECKPOINT/new" "$SPARBITER_CHECKPOINT/count"
              if [ "$SPARBITER_TRIAL-$SPARBITER_ATTEMPT-$count" = 1-1-2 ]; then
                echo "$$" >"$me-waits.tmp"
                mv "$me-waits.tmp" "$me-waits"
                exec sleep 1000
              fi
            done
            """;

    /** The same without children; but when the first attempt is told to end, it takes its time and keeps half an epoch. */
    private static final String PARTING = COMMON + """
            directory="$1"
            state="$SPARBITER_CHECKPOINT/state"
            count=0
            half=
            if [ -e "$state" ]; then read -r count half <"$state"; fi
            part() {
              sleep 3
              [ -e "$SPARBITER_STOP" ] && : >"$directory/goodbye"
              echo "$count 5" >"$state.tmp" && mv "$state.tmp" "$state"
              exit 0
            }
            while [ "$count" -lt 4 ]; do
              count=$((count + 1))
              report "$count" "0.$count$SPARBITER_ATTEMPT$half"
              half=
              until heard "$count"; do sleep 0.01; done
              echo "$count" >"$state"
              if [ "$SPARBITER_TRIAL-$SPARBITER_ATTEMPT-$count" = 1-1-2 ]; then
                trap part TERM
                echo "$$" >"$directory/1-1-waits.tmp"
                mv "$directory/1-1-waits.tmp" "$directory/1-1-waits"
                while :; do sleep 0.05; done
              fi
            done
            """;

    /** Notes who of other trials lives when it begins; each trial is worse than those before, and does not end when told. */
    private static final String STUBBORN = COMMON + """
            grep -hsz "^FAMILY=$1:" /proc/[0-9]*/environ | tr '\\0' '\\n' |
              grep -vx "FAMILY=$1:$SPARBITER_TRIAL:$SPARBITER_ATTEMPT" >>"$1/others"
            trap '' TERM
            raise_children "$1/$SPARBITER_TRIAL-$SPARBITER_ATTEMPT"
            report 1 "0.$((9 - $2))"
            if [ "$2" -gt 1 ]; then while :; do sleep 0.05; done; fi
            report 2 "0.8"
            """;

    /** The file of a search whose first trial waits for ever in its first attempt, after two of four epochs. */
    Path waiting() throws IOException {
        return search(WAITING, "1s", "none");
    }

    /** As {@link #waiting}, with half a minute of grace, of which it needs 3 s to leave a checkpoint. */
    Path parting() throws IOException {
        return search(PARTING, "30s", "none");
    }

    /** The file of a search whose trials are pruned after an epoch, but for the first, and have to be killed. */
    Path stubborn() throws IOException {
        return search(STUBBORN, "1s", "{type: asha, min_epochs: 1, reduction_factor: 2}");
    }

    private Path search(String script, String grace, String pruner) throws IOException {
        Files.writeString(directory.resolve("trial.sh"), script);
        return Files.writeString(directory.resolve("search.yaml"), """
                trial:
                  type: command
                  run: [/bin/sh, %1$s/trial.sh, %1$s, "${width}"]
                  epochs: 4
                  metrics: {gain: maximize}
                  env: {FAMILY: "%1$s:${trial}:${attempt}"}
                  grace: %2$s
                space: {width: [1, 2, 3, 4]}
                strategy: grid
                seed: 1
                pruner: %3$s
                """.formatted(directory, grace, pruner));
    }

    static SearchConfig config(Path search) {
        return new SearchConfigReader().read(search, List.of());
    }

    /** Whether the first trial waits in its first attempt. */
    boolean waits() {
        return Files.exists(directory.resolve("1-1-waits"));
    }

    /** Waits until the first trial waits; the process of its program. */
    ProcessHandle awaitWaiting() throws IOException {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::waits);
        return ProcessHandle.of(Long.parseLong(
                        Files.readString(directory.resolve("1-1-waits")).strip()))
                .orElseThrow();
    }

    /** What a trial reported, an epoch each. */
    static List<Double> gains(TrialRow row) {
        List<Epoch> history = row.ending().history();
        assertThat(history)
                .extracting(Epoch::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, history.size()).boxed().toList());
        return history.stream().map(epoch -> epoch.metrics().get("gain")).toList();
    }

    /** How many processes of an attempt live. */
    long alive(int trial, int attempt) {
        String variable = "FAMILY=%s:%d:%d\0".formatted(directory, trial, attempt);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process -> process.getFileName().toString().matches("\\d+"))
                    .filter(process -> environment(process).contains(variable))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty if the process is another user's, or has ended, reaped or not. */
    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
