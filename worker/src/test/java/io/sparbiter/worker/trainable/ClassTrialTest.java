package io.sparbiter.worker.trainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparbiter.search.space.Point;
import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.search.trainable.TrialContext;
import io.sparbiter.search.trainable.TrialStoppedException;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Completed;
import io.sparbiter.search.trial.Outcome.Diverged;
import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Outcome.Pruned;
import io.sparbiter.search.trial.Outcome.Stopped;
import io.sparbiter.search.trial.SearchUnreachableException;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointSettings;
import io.sparbiter.worker.trial.ScriptedMonitor;
import io.sparbiter.worker.trial.TimeLimit;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that do what users' classes do, one way of it a test. */
class ClassTrialTest {
    private static final Metric AUC = new Metric("auc", Direction.MAXIMIZE, 0, 50);
    private static final Metric LOSS = Metric.of("loss", Direction.MINIMIZE);
    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Verdict STOP = new Verdict.Stop("below the best third");

    @TempDir
    Path folder;

    /** What the class of a test does; tests of this class run one after the other. */
    private static volatile Trainable conduct;

    /** Does what the test says. */
    public static final class Scripted implements Trainable {
        @Override
        public void train(TrialContext trial) throws Exception {
            conduct.train(trial);
        }
    }

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theContextTellsAllOfTheTrial() {
        Map<String, Object> seen = new HashMap<>();
        Outcome outcome = run(trial -> {
            seen.put("depth", trial.integer("depth"));
            seen.put("depth as real", trial.real("depth"));
            seen.put("rate", trial.real("rate"));
            seen.put("kind", trial.word("kind"));
            seen.put("point", trial.point().integer("depth"));
            seen.put("seed", trial.seed());
            seen.put("epochs", trial.epochs());
            seen.put("threads", trial.threads());
            seen.put("gpu", trial.gpu());
            seen.put("attempt", trial.attempt());
            seen.put("id", trial.id());
            seen.put("data", trial.setting("data"));
            seen.put("other", trial.setting("other", "usual"));
            trial.report(1, "auc", 1);
        });
        assertThat(outcome).isInstanceOf(Completed.class);
        assertThat(seen)
                .containsEntry("depth", 4)
                .containsEntry("depth as real", 4.0)
                .containsEntry("rate", 0.1)
                .containsEntry("kind", "wide")
                .containsEntry("point", 4L)
                .containsEntry("seed", 42L)
                .containsEntry("epochs", 5)
                .containsEntry("threads", 2)
                .containsEntry("gpu", "")
                .containsEntry("attempt", 3)
                .containsEntry("id", 7)
                .containsEntry("data", "/data")
                .containsEntry("other", "usual");
    }

    @Test
    void aMistypedNameFailsWithTheOneThatWasMeant() {
        assertThat(failure(trial -> trial.integer("dept")))
                .startsWith(
                        "java.lang.IllegalArgumentException: dept is no axis of the space, or inactive here; maybe you meant depth\n    at "
                                + ClassTrialTest.class.getName());
        assertThat(failure(trial -> trial.setting("zzz"))).contains("zzz is no key of trial.settings; there are data");
        assertThat(failure(trial -> trial.integer("kind")))
                .contains("the value (wide) on axis kind is no whole number");
        assertThat(failure(trial -> trial.integer("large"))).contains("does not fit in 32 bits");
    }

    @Test
    void allMetricsOfAnEpochAreKept() {
        Outcome outcome = run(trial -> {
            trial.report(1, Map.of("auc", 0.5, "loss", 2.0));
            trial.report(2, "auc", 0.75);
        });
        assertThat(outcome).isInstanceOfSatisfying(Completed.class, completed -> {
            assertThat(completed.score()).isEqualTo(0.75);
            assertThat(completed.bestEpoch()).isEqualTo(2);
            assertThat(completed.reason()).isEqualTo("ended by itself after epoch 2 of 5");
        });
        assertThat(outcome.history().get(0).metrics().reported())
                .containsExactly(Map.entry("auc", 0.5), Map.entry("loss", 2.0));
        assertThat(outcome.history().get(1).metrics().reported()).containsExactly(Map.entry("auc", 0.75));
    }

    @Test
    void theLastEpochIsAnsweredByFalse() {
        Outcome outcome = run(trial -> {
            for (int epoch = 1; trial.report(epoch, "auc", epoch); epoch++) {
                assertThat(epoch).isLessThan(5);
            }
        });
        assertThat(outcome).isInstanceOfSatisfying(Completed.class, completed -> assertThat(completed.reason())
                .isEqualTo("trained all 5 epochs"));
    }

    @Test
    void aClassThatIgnoresTheAnswerEndsAtItsNextReport() {
        var monitor = ScriptedMonitor.judging(epoch -> STOP);
        Outcome outcome = run(
                trial -> {
                    assertThat(trial.report(1, "auc", 1)).isFalse();
                    assertThat(trial.isStopped()).isTrue();
                    trial.report(2, "auc", 2);
                },
                monitor);
        assertThat(outcome).isEqualTo(new Pruned(1, 1, "below the best third", monitor.epochs));
        assertThat(monitor.heard).containsExactly("started", 1);
    }

    @Test
    void aClassThatCatchesEverythingIsPrunedAllTheSame() {
        Outcome outcome = run(
                trial -> {
                    for (int epoch = 1; epoch <= 5; epoch++) {
                        int number = epoch;
                        try {
                            trial.report(number, "auc", 1);
                        } catch (TrialStoppedException e) {
                            assertThatThrownBy(() -> trial.report(number, "auc", 1))
                                    .hasMessageContaining("told to stop");
                        }
                    }
                },
                ScriptedMonitor.judging(epoch -> STOP));
        assertThat(outcome).isInstanceOf(Pruned.class);
    }

    @Test
    void aClassThatReturnsOrFailsAfterItsStopIsPruned() {
        assertThat(run(trial -> trial.report(1, "auc", 1), ScriptedMonitor.judging(epoch -> STOP)))
                .isInstanceOf(Pruned.class);
        Trainable failing = trial -> {
            trial.report(1, "auc", 1);
            throw new IOException("cannot clean up");
        };
        assertThat(run(failing, ScriptedMonitor.judging(epoch -> STOP))).isInstanceOf(Pruned.class);
    }

    @Test
    void anExceptionFailsWithItsMessageAndThePlace() {
        assertThat(failure(trial -> {
                    trial.report(1, "auc", 1);
                    throw new IOException("the disk is full");
                }))
                .startsWith("java.io.IOException: the disk is full\n    at " + ClassTrialTest.class.getName())
                .doesNotContain("TrainableRun")
                .hasLineCount(3);
    }

    @Test
    void errorsAreTheTrialsOwn() {
        assertThat(run(trial -> {
                    throw new OutOfMemoryError("Java heap space");
                }))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(Failure.OUT_OF_MEMORY));
        assertThat(failure(trial -> {
                    throw new NoClassDefFoundError("com/acme/Missing");
                }))
                .contains("com/acme/Missing");
        assertThat(failure(trial -> {
                    throw new AssertionError("no rows");
                }))
                .contains("no rows");
    }

    @Test
    void withoutTheObjectiveItHasFailed() {
        assertThat(failure(trial -> {})).isEqualTo("it reported no auc");
        assertThat(failure(trial -> trial.report(1, "loss", 1))).isEqualTo("it reported no auc");
        assertThat(failure(trial -> trial.report(5, "loss", 1))).isEqualTo("it reported no auc");
    }

    @Test
    void reportsThatCannotBeAreRefused() {
        assertThat(failure(trial -> trial.report(1, "acu", 1)))
                .isEqualTo("it reported acu, which is none of trial.metrics; maybe you meant auc");
        assertThat(failure(trial -> trial.report(0, "auc", 1))).isEqualTo("it reported epoch 0; epochs count from 1");
        assertThat(failure(trial -> trial.report(1, "auc", 98)))
                .isEqualTo("it reported auc 98.0 in epoch 1, which must be from 0.0 to 50.0 (trial.metrics.auc)");
        assertThat(failure(trial -> trial.report(6, "auc", 1))).isEqualTo("it reported epoch 6 of 5 (trial.epochs)");
        assertThat(failure(trial -> {
                    trial.report(2, "auc", 1);
                    trial.report(2, "loss", 1);
                }))
                .startsWith("it reported epoch 2 after epoch 2;");
    }

    @Test
    void aNumberThatIsNotFiniteIsDiverged() {
        for (Double strange : new Double[] {Double.NaN, Double.POSITIVE_INFINITY, null}) {
            Outcome outcome = run(trial -> {
                trial.report(1, "auc", 1);
                Map<String, Double> metrics = new LinkedHashMap<>();
                metrics.put("loss", strange);
                assertThat(trial.report(2, metrics)).isFalse();
            });
            assertThat(outcome).isInstanceOfSatisfying(Diverged.class, diverged -> {
                assertThat(diverged.message()).isEqualTo("loss became " + strange + " in epoch 2");
                assertThat(diverged.history()).hasSize(1);
            });
        }
    }

    @Test
    void aClassThatNeverReportsIsInterruptedAtItsTimeLimit() {
        Outcome outcome = run(trial -> new CountDownLatch(1).await(), new TimeLimit(SHORT), ScriptedMonitor.patient());
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.kind())
                .isEqualTo(Failure.TIMEOUT));
    }

    @Test
    void anInterruptThatIsCaughtIsRepeatedAndLeavesNothingBehind() {
        Trainable stubborn = trial -> {
            for (int times = 0; times < 2; times++) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    assertThat(trial.isStopped()).isTrue();
                }
            }
        };
        assertThat(run(stubborn, new TimeLimit(SHORT), ScriptedMonitor.patient()))
                .isInstanceOf(Failed.class);
    }

    @Test
    void aCancelledClassThatNeverReportsIsInterrupted() {
        assertThat(run(trial -> new CountDownLatch(1).await(), ScriptedMonitor.cancellingAfter(0)))
                .isEqualTo(new Outcome.Cancelled("the search ended"));
        Outcome scored = run(
                trial -> {
                    trial.report(1, "auc", 1);
                    new CountDownLatch(1).await();
                },
                ScriptedMonitor.cancellingAfter(1));
        assertThat(scored).isInstanceOf(Stopped.class);
    }

    @Test
    void aTrialThatCannotReachItsSearchIsLeftToItsNextAttempt() {
        var gone = new SearchUnreachableException("gone", null);
        var monitor = ScriptedMonitor.judging(epoch -> {
            throw gone;
        });
        Trainable catching = trial -> {
            try {
                trial.report(1, "auc", 1);
            } catch (SearchUnreachableException e) {
                throw new IOException("wrapped", e);
            }
        };
        assertThatThrownBy(() -> run(catching, monitor)).isSameAs(gone);
    }

    @Test
    void whatAConstructorRaisesFailsTheTrial() {
        var settings = new TrainableSettings(Refusing.class.getName(), 5, List.of(AUC), Map.of(), 1);
        var trial = new ClassTrial(settings, Objective.of(AUC), TimeLimit.NONE, CheckpointSettings.OFF);
        assertThat(trial.run(trial(), ScriptedMonitor.patient()))
                .isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.message())
                        .startsWith("java.lang.IllegalStateException: no licence\n    at " + Refusing.class.getName())
                        .hasLineCount(2));
    }

    /** Cannot be made. */
    public static final class Refusing implements Trainable {
        public Refusing() {
            throw new IllegalStateException("no licence");
        }

        @Override
        public void train(TrialContext trial) {}
    }

    @Test
    void aClassThatBeginsAnewReportsItsEpochsAnew() {
        conduct = trial -> {
            trial.checkpoint();
            for (int epoch = 1; trial.report(epoch, "auc", trial.attempt() * 10 + epoch); epoch++) {}
        };
        var dying = ScriptedMonitor.judging(epoch -> {
            if (epoch.number() == 3) {
                throw new SearchUnreachableException("gone", null);
            }
            return Verdict.CONTINUE;
        });
        assertThatThrownBy(() -> function(TimeLimit.NONE, checkpoints()).run(trial(), dying))
                .hasMessage("gone");
        var monitor = ScriptedMonitor.patient();
        function(TimeLimit.NONE, checkpoints()).run(trial(), monitor);
        assertThat(monitor.epochs).extracting(Epoch::number).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void aClassThatFindsNothingLeftToDoKeepsItsEpochs() throws IOException {
        conduct = trial -> {
            Path state = trial.checkpoint().resolve("done");
            if (!Files.exists(state)) {
                Files.writeString(state, "");
                trial.report(4, "auc", 1);
            }
        };
        var dying = ScriptedMonitor.judging(epoch -> {
            throw new SearchUnreachableException("gone", null);
        });
        assertThatThrownBy(() -> function(TimeLimit.NONE, checkpoints()).run(trial(), dying))
                .hasMessage("gone");
        assertThat(function(TimeLimit.NONE, checkpoints()).run(trial(), ScriptedMonitor.patient()))
                .isInstanceOfSatisfying(Completed.class, completed -> assertThat(completed.bestEpoch())
                        .isEqualTo(4));
    }

    @Test
    void aDirectoryIsThereWithoutCheckpointsToo() {
        Path[] seen = new Path[1];
        run(trial -> {
            seen[0] = Files.writeString(trial.checkpoint().resolve("model"), "weights");
            trial.report(1, "auc", 1);
        });
        assertThat(seen[0].getParent()).doesNotExist();
    }

    private CheckpointSettings checkpoints() {
        return new CheckpointSettings(folder.toString(), "search");
    }

    private static String failure(Trainable trainable) {
        return ((Failed) run(trainable)).message();
    }

    private static Outcome run(Trainable trainable) {
        return run(trainable, ScriptedMonitor.patient());
    }

    private static Outcome run(Trainable trainable, ScriptedMonitor monitor) {
        return run(trainable, TimeLimit.NONE, monitor);
    }

    private static Outcome run(Trainable trainable, TimeLimit limit, ScriptedMonitor monitor) {
        conduct = trainable;
        return function(limit, CheckpointSettings.OFF).run(trial(), monitor);
    }

    private static ClassTrial function(TimeLimit limit, CheckpointSettings checkpoints) {
        var settings =
                new TrainableSettings(Scripted.class.getName(), 5, List.of(AUC, LOSS), Map.of("data", "/data"), 2);
        return new ClassTrial(settings, Objective.of(AUC), limit, checkpoints, SHORT);
    }

    private static Trial trial() {
        Map<String, Serializable> values = Map.of("depth", 4L, "rate", 0.1, "kind", "wide", "large", Long.MAX_VALUE);
        return new Trial(7, new Candidate(new Point(0, values), "test"), 42, 5, 3);
    }
}
