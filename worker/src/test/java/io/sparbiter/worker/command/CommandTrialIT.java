package io.sparbiter.worker.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Cancelled;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.checkpoint.Elsewhere;
import io.sparbiter.worker.command.process.Commands;
import io.sparbiter.worker.storage.HadoopEnvironment;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTrialIT {
    private static final String REPORT =
            "report() { echo \"{\\\"epoch\\\": $1, \\\"val_accuracy\\\": $2}\" >>\"$SPARBITER_REPORT\"; }\n";

    @TempDir
    Path directory;

    private final FakeMonitor monitor = new FakeMonitor();

    private Outcome run(String script, String... words) {
        return Scripts.of(REPORT + script, words).run(monitor);
    }

    @Test
    void aProgramThatReportsAndEndsIsCompleted() {
        assertThat(run("report 1 0.5; report 2 0.7; report 3 0.6")).isInstanceOfSatisfying(Completed.class, outcome -> {
            assertThat(outcome.score()).isEqualTo(0.7);
            assertThat(outcome.bestEpoch()).isEqualTo(2);
            assertThat(outcome.reason()).isEqualTo("the command ended after 3 of 5 epochs");
            assertThat(outcome.history()).extracting(Epoch::number).containsExactly(1, 2, 3);
        });
        assertThat(monitor.numbers()).containsExactly(1, 2, 3);
    }

    @Test
    void valuesArriveAsTheyAre() throws IOException {
        Path seen = directory.resolve("seen");
        Map<String, Serializable> values = new LinkedHashMap<>();
        values.put("plain", "a b");
        values.put("quotes", "'\"$HOME`id`\\");
        values.put("unicode", "grün – 数");
        values.put("macro", "${plain}");
        values.put("small", 0.0001);
        values.put("whole", 64.0);
        Scripts.of(
                        "printf '<%s>' \"$@\" >" + seen,
                        "${plain}",
                        "${quotes}",
                        "--u=${unicode}",
                        "${macro}",
                        "${small}",
                        "${whole}",
                        "$${plain}",
                        "")
                .run(monitor, 1, values);

        assertThat(seen).hasContent("<a b><'\"$HOME`id`\\><--u=grün – 数><${plain}><0.0001><64.0><${plain}><>");
    }

    @Test
    void theEnvironmentTellsAllThereIsToKnow() throws IOException {
        Path seen = directory.resolve("seen");
        monitor.gpu = "3";
        String script = "{ cat $SPARBITER_PARAMS; echo; cat ${args_json_file}; echo; ls -d $SPARBITER_CHECKPOINT >&2;"
                + " echo $SPARBITER_TRIAL $SPARBITER_ATTEMPT $SPARBITER_SEED $SPARBITER_EPOCHS $CUDA_VISIBLE_DEVICES"
                + " $CUDA_DEVICE_ORDER $PYTHONUNBUFFERED $OMP_NUM_THREADS; echo $@; } >" + seen;
        Scripts.of(script, "${trial}", "${attempt}", "${seed}", "${epochs}", "${threads}", "${gpu}", "${env:PATH}")
                .withEnv(Map.of("OMP_NUM_THREADS", "${threads}"))
                .run(monitor, 2, Map.of("rate", 0.001));

        assertThat(Files.readAllLines(seen))
                .containsExactly(
                        "{\"rate\":0.001}",
                        "{\"rate\":0.001}",
                        "7 2 42 5 3 PCI_BUS_ID 1 2",
                        "7 2 42 5 2 3 " + System.getenv("PATH"));
        assertThat(monitor.facts.word("command")).contains("${env:PATH}").doesNotContain(System.getenv("PATH"));
    }

    @Test
    void aMillionLinesOfOutputDoNoHarm() {
        assertThat(
                        run(
                                "seq 1000000; echo '[tune-metric]: {\"val_accuracy\": 0.5, \"st_worker_timestamp\": 1.5}'; seq 1000000 >&2"))
                .isInstanceOf(Completed.class);
    }

    @Test
    void aMillionReportsBeyondTheLastEpochEndTheTrial() {
        String script = "i=0; while :; do i=$((i+1)); echo \"sparbiter: {\\\"val_accuracy\\\": 0.5}\"; done";
        assertThat(run(script)).isInstanceOfSatisfying(Completed.class, outcome -> {
            assertThat(outcome.history()).hasSize(5);
            assertThat(outcome.reason()).isEqualTo("stopped when it began epoch 6 of 5");
        });
    }

    @Test
    void aLastLineNeedsNoEnd() {
        assertThat(run("printf '{\"val_accuracy\": 0.5}' >>$SPARBITER_REPORT")).isInstanceOf(Completed.class);
        assertThat(run("printf 'sparbiter: {\"val_accuracy\": 0.5}'")).isInstanceOf(Completed.class);
    }

    @Test
    void aTornLineIsReadWhenItIsWhole() {
        assertThat(run("printf '{\"val_acc' >>$SPARBITER_REPORT; sleep 0.3; echo 'uracy\": 0.5}' >>$SPARBITER_REPORT"))
                .isInstanceOf(Completed.class);
        assertThat(monitor.numbers()).containsExactly(1);
    }

    @Test
    void aLineThatStaysTornIsNamed() {
        assertThat(run("report 1 0.5; printf '{\"epoch\": 2, \"val_acc' >>$SPARBITER_REPORT"))
                .isInstanceOfSatisfying(Completed.class, outcome -> assertThat(outcome.reason())
                        .isEqualTo("the command ended after 1 of 5 epochs; a line of its reports could not be read:"
                                + " {\"epoch\": 2, \"val_acc"));
    }

    @Test
    void aReportAndThenAFailureIsAFailure() {
        assertThat(run("report 1 0.5; seq 30; echo broken >&2; exit 1"))
                .isInstanceOfSatisfying(Failed.class, outcome -> {
                    assertThat(outcome.kind()).isEqualTo(Failure.ERROR);
                    assertThat(outcome.message()).isEqualTo("the command ended with exit code 1: broken\nbroken");
                    assertThat(outcome.history()).hasSize(1);
                });
    }

    @Test
    void withoutErrorsTheLastLinesOfOutputTellWhy() {
        assertThat(run("seq 30; exit 3")).isInstanceOfSatisfying(Failed.class, outcome -> assertThat(outcome.message())
                .startsWith("the command ended with exit code 3\n11\n12\n")
                .endsWith("\n30"));
    }

    @Test
    void noReportIsAFailure() {
        assertThat(run("echo all is well"))
                .isInstanceOfSatisfying(Failed.class, outcome -> assertThat(outcome.message())
                        .isEqualTo("the command reported no val_accuracy\nall is well"));
    }

    @Test
    void aKilledProgramWasMostLikelyShortOfMemory() {
        assertThat(run("kill -KILL $$")).isInstanceOfSatisfying(Failed.class, outcome -> {
            assertThat(outcome.kind()).isEqualTo(Failure.OUT_OF_MEMORY);
            assertThat(outcome.message()).contains("killed, most likely for memory");
        });
    }

    @Test
    void nanAndNullAndInfinityAreDiverged() {
        for (String value : List.of("NaN", "null", "Infinity", "-Infinity", "\\\"nan\\\"")) {
            assertThat(run("report 1 0.5; report 2 " + value + "; sleep 100"))
                    .as(value)
                    .isInstanceOfSatisfying(Diverged.class, outcome -> {
                        assertThat(outcome.message())
                                .startsWith("val_accuracy became ")
                                .endsWith(" in epoch 2");
                        assertThat(outcome.history()).hasSize(1);
                    });
        }
    }

    @Test
    void whatIsNoNumberOrOutOfRangeFails() {
        assertThat(run("report 1 true; sleep 100"))
                .isInstanceOfSatisfying(Failed.class, outcome -> assertThat(outcome.message())
                        .isEqualTo("it reported val_accuracy (true), which is no number"));
        assertThat(run("report 1 98.5; sleep 100"))
                .isInstanceOfSatisfying(Failed.class, outcome -> assertThat(outcome.message())
                        .isEqualTo("it reported val_accuracy 98.5 in epoch 1, which must be from 0.0 to 1.0"
                                + " (trial.metrics.val_accuracy)"));
        assertThat(run("report 0 0.5; sleep 100"))
                .isInstanceOfSatisfying(Failed.class, outcome -> assertThat(outcome.message())
                        .isEqualTo("it reported epoch 0: epochs are whole numbers from 1"));
    }

    @Test
    void standardInputIsEmpty() {
        assertThat(run("cat; report 1 0.5")).isInstanceOf(Completed.class);
    }

    @Test
    void aProgramThatIsMissingIsTheMachinesFault() {
        assertThatThrownBy(() -> Scripts.of(List.of("./no-such-program")).run(monitor))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("Cannot run ./no-such-program on host ")
                .hasMessageContaining("program not found (exit code 127)");
        assertThatThrownBy(() ->
                        Scripts.of(List.of("true", "${env:NO_SUCH_VARIABLE}")).run(monitor))
                .isInstanceOf(ProgramException.class)
                .hasMessageContaining("no variable NO_SUCH_VARIABLE");
    }

    @Test
    void aProgramThatAMacroNamesIsNamedAsItBecame() {
        Scripts named = Scripts.of(List.of("./${program}"));
        assertThatThrownBy(() -> named.run(monitor, 1, Map.of("program", "no-such-program")))
                .hasMessageContaining("Cannot run ./no-such-program on host ");
    }

    @Test
    void usualOutputIsReadByExpressions() {
        String script =
                "for e in 1 2; do echo \"Epoch $e/2\"; echo \"loss=0.$e val_loss: 0.3\"; echo \"val_acc=0.$e\"; done";
        Outcome outcome = Scripts.of(script)
                .withPatterns(Map.of(
                        "val_accuracy",
                        "val_acc[=:]\\s*(\\S+)",
                        "val_loss",
                        "val_loss: (\\S+)",
                        "epoch",
                        "Epoch (\\d+)"))
                .run(monitor);

        assertThat(outcome).isInstanceOf(Completed.class);
        assertThat(outcome.history())
                .extracting(Epoch::number, epoch -> epoch.metrics().get("val_accuracy"))
                .containsExactly(tuple(1, 0.1), tuple(2, 0.2));
        assertThat(outcome.history().get(0).metrics().get("val_loss")).isEqualTo(0.3);
    }

    @Test
    void aPrunedProgramIsAskedToEndAndSaysGoodbye() {
        monitor.judge = epoch -> new Verdict.Stop("hopeless");
        Path bye = directory.resolve("bye");
        String script = "trap 'test -e $SPARBITER_STOP && echo bye >" + bye
                + "; exit 0' TERM; report 1 0.5; while :; do sleep 0.05; done";
        assertThat(run(script)).isInstanceOfSatisfying(Pruned.class, outcome -> assertThat(outcome.reason())
                .isEqualTo("hopeless"));
        assertThat(bye).exists();
    }

    @Test
    void nothingIsLeftOfAPrunedProgramThatDoesNotWantToEnd() throws IOException {
        monitor.judge = epoch -> new Verdict.Stop("hopeless");
        String script = "trap '' TERM; sh -c 'trap \"\" TERM; echo $$ >" + directory
                + "/child; while :; do sleep 0.1; done' & setsid sh -c 'echo $$ >" + directory
                + "/grandchild; sleep 100' & echo $$ >" + directory + "/self\n"
                + "while [ ! -s " + directory + "/child ] || [ ! -s " + directory
                + "/grandchild ]; do sleep 0.05; done\n"
                + "report 1 0.5; while :; do sleep 0.1; done";
        assertThat(Scripts.of(REPORT + script).withGrace(Duration.ofMillis(300)).run(monitor))
                .isInstanceOf(Pruned.class);
        for (String name : List.of("self", "child", "grandchild")) {
            assertThat(Commands.isAlive(Commands.pid(directory.resolve(name))))
                    .as(name)
                    .isFalse();
        }
    }

    @Test
    void aVerdictOnTheLastEpochLetsTheProgramFinish() {
        monitor.judge = epoch -> epoch.number() == 5 ? new Verdict.Stop("too late") : Verdict.CONTINUE;
        Path done = directory.resolve("done");
        assertThat(run("for e in 1 2 3 4 5; do report $e 0.5; done; sleep 0.3; echo done >" + done))
                .isInstanceOfSatisfying(
                        Completed.class, outcome -> assertThat(outcome.reason()).isEqualTo("reported all 5 epochs"));
        assertThat(done).exists();
    }

    @Test
    void aProgramThatTakesTooLongIsStopped() {
        assertThat(Scripts.of(REPORT + "report 1 0.5; sleep 100")
                        .withLimit(Duration.ofMillis(700))
                        .run(monitor))
                .isInstanceOfSatisfying(Failed.class, outcome -> {
                    assertThat(outcome.kind()).isEqualTo(Failure.TIMEOUT);
                    assertThat(outcome.message()).contains("budget.trial_timeout");
                    assertThat(outcome.history()).hasSize(1);
                });
    }

    @Test
    void aCancelledProgramIsStoppedWithTheScoreSoFar() {
        monitor.cancelled = () -> !monitor.epochs.isEmpty();
        assertThat(run("report 1 0.5; sleep 100")).isInstanceOf(Stopped.class);
        monitor.cancelled = () -> true;
        assertThat(run("sleep 100")).isInstanceOf(Cancelled.class);
    }

    @Test
    void aSearchThatCannotBeReachedEndsTheProgram() throws IOException {
        monitor.judge = epoch -> {
            throw new SearchUnreachableException("gone", new IOException("gone"));
        };
        assertThatThrownBy(() -> run("echo $$ >" + directory + "/self; report 1 0.5; sleep 100"))
                .isInstanceOf(SearchUnreachableException.class);
        assertThat(Commands.isAlive(Commands.pid(directory.resolve("self")))).isFalse();
    }

    @Test
    void whatAnAttemptPrintsIsKept() {
        Scripts.of("echo one; echo two >&2").withOutput(directory).run(monitor);
        Scripts.of("echo again").withOutput(directory).run(monitor, 2);
        assertThat(directory.resolve("trial-7/attempt-1.stdout")).hasContent("one");
        assertThat(directory.resolve("trial-7/attempt-1.stderr")).hasContent("two");
        assertThat(directory.resolve("trial-7/attempt-2.stdout")).hasContent("again");
        assertThat(directory.resolve("trial-7/attempt-2.stderr")).doesNotExist();
    }

    @Test
    void outputThatCannotBeKeptDoesNotHinderTheTrial() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(Scripts.of(REPORT + "echo one; report 1 0.5")
                        .withOutput(file)
                        .run(monitor))
                .isInstanceOf(Completed.class);
    }

    /** Counts on from its checkpoint; the first attempt dies after the second epoch. */
    private static final String RESUMING = REPORT
            + "c=$SPARBITER_CHECKPOINT/sub; mkdir -p $c; e=$(cat $c/epoch 2>/dev/null || echo 0)\n"
            + "while [ $e -lt 4 ]; do e=$((e+1)); echo $e >$c/epoch; report $e 0.$e\n"
            + "[ $e = 2 ] && [ $SPARBITER_ATTEMPT = 1 ] && { sleep 0.2; exit 1; }; done; exit 0";

    @Test
    void aLaterAttemptGoesOnFromTheCheckpoint() {
        assertGoesOn(directory.toString());
        assertThat(directory.resolve("search/trial-7/sub/epoch")).hasContent("4");
    }

    @Test
    void checkpointsAreCarriedToStorageElsewhereUntilTheTrialIsOver() throws IOException {
        HadoopEnvironment.configure(Elsewhere::configuration);
        try {
            String root = Elsewhere.uri(directory);
            assertGoesOn(root);
            assertThat(directory.resolve("search/trial-7")).isNotEmptyDirectory();
            new CheckpointSettings(root, "search").remove(7);
            assertThat(directory.resolve("search/trial-7")).doesNotExist();
        } finally {
            HadoopEnvironment.configure(Configuration::new);
        }
    }

    @Test
    void checkpointsThatCannotBeKeptDoNotHinderTheTrial() throws IOException {
        HadoopEnvironment.configure(Elsewhere::configuration);
        try {
            Path file = Files.createFile(directory.resolve("file"));
            for (String root : List.of(file.toString(), Elsewhere.uri(file), "nowhere://host/path")) {
                String script = REPORT + "echo x >$SPARBITER_CHECKPOINT/x && report 1 0.5";
                assertThat(Scripts.of(script).withCheckpoints(root).run(monitor, 2))
                        .as(root)
                        .isInstanceOf(Completed.class);
            }
        } finally {
            HadoopEnvironment.configure(Configuration::new);
        }
    }

    private void assertGoesOn(String root) {
        Scripts script = Scripts.of(RESUMING).withCheckpoints(root);
        assertThat(script.run(monitor, 1)).isInstanceOf(Failed.class);
        monitor.epochs.clear();
        Outcome outcome = script.run(monitor, 2);
        assertThat(outcome).isInstanceOf(Completed.class);
        assertThat(outcome.history()).extracting(Epoch::number).containsExactly(1, 2, 3, 4);
        assertThat(monitor.numbers()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void aFirstAttemptFindsNoCheckpoint() {
        assertGoesOn(directory.toString());
        monitor.epochs.clear();
        Scripts.of(RESUMING).withCheckpoints(directory.toString()).run(monitor, 1);
        assertThat(monitor.numbers()).containsExactly(1, 2);
    }

    @Test
    void anAttemptThatBeginsAnewForgetsTheEpochsBefore() {
        Scripts.of(REPORT + "report 1 0.9; report 2 0.9; exit 1")
                .withCheckpoints(directory.toString())
                .run(monitor, 1);
        Outcome outcome = Scripts.of(REPORT + "report 1 0.1")
                .withCheckpoints(directory.toString())
                .run(monitor, 2);
        assertThat(outcome).isInstanceOfSatisfying(Completed.class, completed -> {
            assertThat(completed.score()).isEqualTo(0.1);
            assertThat(completed.history()).hasSize(1);
        });
    }

    @Test
    void leftoversOfAnEarlierAttemptAreKilled() throws Exception {
        Path self = directory.resolve("self");
        Scripts endless = Scripts.of("echo $$ >" + self + "; sleep 100").withOutput(directory);
        Thread earlier = new Thread(() -> endless.run(new FakeMonitor(), 1));
        earlier.start();
        await().until(() -> Files.exists(self) && Files.size(self) > 0);
        Scripts.of("true").withOutput(directory).run(monitor, 2);
        assertThat(Commands.isAlive(Commands.pid(self))).isFalse();
        earlier.join();
    }

    @Test
    void nothingIsLeftAmongTheTemporaryFiles() throws IOException {
        Path told = directory.resolve("told");
        run("report 1 0.5; mkdir -p $SPARBITER_CHECKPOINT/a/b; echo x >$SPARBITER_CHECKPOINT/a/b/c\n"
                + "printf '%s\\n' $SPARBITER_CHECKPOINT $(dirname $SPARBITER_PARAMS) >" + told);
        assertThat(Files.readAllLines(told))
                .hasSize(2)
                .allSatisfy(path -> assertThat(Path.of(path)).isAbsolute().doesNotExist());
    }
}
