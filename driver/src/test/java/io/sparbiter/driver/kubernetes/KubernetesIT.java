package io.sparbiter.driver.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.run.Searches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pods of the CronJob in k8s/overlays/cpu, on an API server that fabric8's mock plays and a node that runs each as a
 * process: a driver's pod makes those of its executors by Spark's own client.
 */
@EnabledOnOs(OS.LINUX)
class KubernetesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Integer> TRIALS =
            IntStream.rangeClosed(1, 16).boxed().toList();

    /** Notes that it runs; trials 3 and 12 wait for ever at first, and all from 8 on until there is a gate. */
    private static final String TRIAL = """
            echo "$SPARBITER_TRIAL $SPARBITER_ATTEMPT $$" >>"$1/runs"
            case "$SPARBITER_TRIAL $SPARBITER_ATTEMPT" in "3 1" | "12 1") exec sleep 1000 ;; esac
            until [ "$SPARBITER_TRIAL" -lt 8 ] || [ -e "$1/gate" ]; do sleep 0.1; done
            echo "{\\"gain\\": 0.$2}" >>"$SPARBITER_REPORT"
            """;

    private static final String SEARCH = """
            trial:
              type: command
              run: [/bin/sh, %1$s/trial.sh, %1$s, "${width}"]
              metrics: {gain: maximize}
            space: {width: {min: 1, max: 99, step: 1}}
            strategy: random
            seed: 1
            budget: {trials: %2$d}
            """;

    private static Image image;

    @TempDir
    Path directory;

    private TestKubernetes kubernetes;

    private record Run(int trial, int attempt, long process) {}

    @BeforeAll
    static void buildImage() {
        image = Image.build();
    }

    @AfterAll
    static void deleteImage() {
        image.delete();
    }

    @BeforeEach
    void start() {
        kubernetes = TestKubernetes.start(image, directory.resolve("node"));
    }

    @AfterEach
    void stop() {
        kubernetes.close();
    }

    @Test
    void aSearchOutlivesExecutorsAndItsDriver() throws Exception {
        Files.writeString(directory.resolve("trial.sh"), TRIAL);
        kubernetes.apply(SEARCH.formatted(directory, TRIALS.size()));

        ChildProcess driver = kubernetes.begin("night-1");
        kubernetes.podOf(awaitRun(3, driver)).kill();
        awaitRun(8, driver);
        awaitRun(9, driver);
        await().atMost(PATIENCE).until(() -> kubernetes.executors().size() == 2);
        assertThat(kubernetes.executors()).allSatisfy(KubernetesIT::assertIsAnExecutor);

        driver.terminate();
        assertThat(driver.awaitExit(Duration.ofSeconds(25))).isEqualTo(143);
        assertThat(driver.lastLine()).contains("\"reason\":\"interrupted\"");
        assertNoExecutorIsLeft();

        Files.createFile(directory.resolve("gate"));
        ChildProcess successor = kubernetes.begin("night-2");
        kubernetes.delete(kubernetes.podOf(awaitRun(12, successor)));
        assertThat(successor.awaitExit(PATIENCE)).as(successor.log()).isZero();
        assertThat(successor.lastLine()).contains("\"reason\":\"trials\"", "\"trials_in_all\":16");
        assertNoExecutorIsLeft();

        assertEveryTrialHasRunOnce();
        assertThat(rows("nightly")).extracting(TrialRow::trialId).isEqualTo(TRIALS);
        assertThat(rows("nightly")).extracting(TrialRow::point).doesNotHaveDuplicates();
        assertThat(rows("nightly"))
                .filteredOn(row -> !row.status().equals("completed"))
                .as("ran when the driver was told to end, one on the executor that came for the killed one")
                .satisfies(
                        rows -> assertThat(rows).extracting(TrialRow::trialId).containsExactly(8, 9))
                .extracting(row -> row.run().executor())
                .contains("3");
    }

    /** Waits until a trial runs; its process. */
    private ProcessHandle awaitRun(int trial, ChildProcess driver) throws IOException {
        await().atMost(PATIENCE)
                .until(() -> !driver.isAlive() || runs().stream().anyMatch(run -> run.trial() == trial));
        assertThat(driver.isAlive()).as(driver.log()).isTrue();
        return runs().stream()
                .filter(run -> run.trial() == trial)
                .findFirst()
                .flatMap(run -> ProcessHandle.of(run.process()))
                .orElseThrow();
    }

    private List<Run> runs() throws IOException {
        Path file = directory.resolve("runs");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> line.split(" ", -1))
                        .map(words -> new Run(
                                Integer.parseInt(words[0]), Integer.parseInt(words[1]), Long.parseLong(words[2])))
                        .toList()
                : List.of();
    }

    /** But for the two whose executors went. */
    private void assertEveryTrialHasRunOnce() throws IOException {
        List<Integer> expected = new ArrayList<>(TRIALS);
        expected.addAll(List.of(3, 12));
        assertThat(runs()).extracting(Run::trial).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(runs())
                .filteredOn(run -> run.attempt() > 1)
                .extracting(Run::trial)
                .containsExactly(3, 12);
    }

    private static void assertIsAnExecutor(Pod pod) {
        assertThat(pod.getMetadata().getOwnerReferences()).extracting("name").containsExactly("night-1");
        assertThat(pod.getMetadata().getLabels()).containsEntry("app.kubernetes.io/component", "executor");
        assertThat(pod.getSpec().getServiceAccountName()).isEqualTo("sparbiter-executor");
        var container = pod.getSpec().getContainers().get(0);
        assertThat(container.getImage())
                .isEqualTo(Overlay.pod("any").getSpec().getContainers().get(0).getImage());
        assertThat(container.getEnv()).extracting(EnvVar::getName).contains("_SPARK_AUTH_SECRET");
        assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(container.getResources().getLimits().get("memory")).hasToString("1024Mi");
    }

    private void assertNoExecutorIsLeft() {
        assertThat(kubernetes.refused()).as("beyond the driver's role").isEmpty();
        await().atMost(PATIENCE)
                .until(() -> kubernetes.running() == 0 && kubernetes.executors().isEmpty());
    }

    private List<TrialRow> rows(String search) {
        return Searches.results(kubernetes.results()).trials().rows(search).rows().stream()
                .sorted(Comparator.comparing(TrialRow::trialId))
                .toList();
    }

    @Test
    void theSearchOfTheNightsReachesThePod() throws Exception {
        kubernetes.apply();

        ChildProcess pod = kubernetes.begin("space", "space", "--config=/etc/sparbiter/nightly.yaml");

        assertThat(pod.awaitExit(PATIENCE)).as(pod.log()).isZero();
        assertThat(pod.log()).contains("82,944 points");
    }

    /** With the search file and the trial type of the image: networks are trained in pods. */
    @Test
    void aSearchIsSubmittedFromOutside() throws Exception {
        kubernetes.apply();
        String[] command = {
            "search",
            "--config=/opt/sparbiter/conf/searches/quick.yaml",
            "--results=file:///results",
            "--name=quick",
            "--trials=2",
            "--set=data.train=300",
            "--set=data.validate_on=200",
            "--set=training.epochs=1"
        };

        try (ChildProcess submit = kubernetes.submit(directory, command)) {
            assertThat(submit.awaitExit(PATIENCE)).as(submit.log()).isZero();
            assertThat(kubernetes.phasesOfSubmittedDrivers()).as(submit.log()).containsExactly("Succeeded");
        }

        assertThat(rows("quick")).extracting(TrialRow::status).containsExactly("completed", "completed");
        assertNoExecutorIsLeft();
    }

    /** The job ends with it, by its podFailurePolicy. */
    @Test
    void aWrongSearchHasItsOwnExitCode() throws Exception {
        kubernetes.apply("space: {width: [1, 1]}");

        ChildProcess pod = kubernetes.begin("night-1");

        assertThat(pod.awaitExit(PATIENCE)).as(pod.log()).isEqualTo(2);
        assertThat(kubernetes.executors()).isEmpty();
        assertThat(Overlay.cronJob()
                        .getSpec()
                        .getJobTemplate()
                        .getSpec()
                        .getPodFailurePolicy()
                        .getRules()
                        .get(0)
                        .getOnExitCodes()
                        .getValues())
                .containsExactly(2);
    }
}
