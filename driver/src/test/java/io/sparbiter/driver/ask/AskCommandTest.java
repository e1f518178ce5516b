package io.sparbiter.driver.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sparbiter.driver.cli.CommandLines;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.search.generate.Strategy;
import io.sparbiter.search.loop.AskTell;
import io.sparbiter.search.space.Axis.IntegerAxis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.Objective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user sees of a search whose trials are run elsewhere: {@code ask} and {@code tell}. */
class AskCommandTest {
    @TempDir
    Path folder;

    private String file;

    @BeforeEach
    void writeFile() throws IOException {
        file = write("loop.yaml", """
                trial: {type: external, epochs: 3, metrics: {loss: minimize, accuracy: maximize}}
                space: {width: [1, 2, 3, 4], kind: [plain, "it's odd"]}
                strategy: random
                budget: {trials: 7}
                seed: 1
                """);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private CommandLines run(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--results", folder.resolve("results").toString()));
        return CommandLines.run(all.toArray(String[]::new));
    }

    private CommandLines ask(String... more) {
        List<String> all = new ArrayList<>(List.of("ask", "--config", file));
        all.addAll(List.of(more));
        return run(all.toArray(String[]::new));
    }

    private static List<JsonNode> trials(CommandLines asked) {
        return asked.out().lines().map(AskCommandTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static void assertRefused(CommandLines run, String... words) {
        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run.err()).contains(words).doesNotContain("\tat ").doesNotContain("Exception");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void asksAndTellsUntilTheBudgetIsSpent() {
        CommandLines first = ask("-n", "3");
        assertThat(trials(first))
                .extracting(trial -> trial.get("trial").asInt())
                .containsExactly(1, 2, 3);
        assertThat(trials(first).get(0).get("params").fieldNames()).toIterable().containsExactly("width", "kind");
        assertThat(run("tell", "1", "0.5").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run("tell", "3", "nan").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run("tell", "2", "--failed", "no such file", "--seconds", "1.5")
                        .exitCode())
                .isEqualTo(ExitCode.DONE);

        CommandLines rest = ask("-n", "9");
        assertThat(trials(rest)).extracting(trial -> trial.get("trial").asInt()).containsExactly(4, 5, 6, 7);
        assertThat(rest.err()).contains("No further trial: all of the budget (budget.trials) are asked for.");
        Set<JsonNode> params = new HashSet<>();
        trials(first).forEach(trial -> params.add(trial.get("params")));
        trials(rest).forEach(trial -> params.add(trial.get("params")));
        assertThat(params).hasSize(7);

        CommandLines over = ask();
        assertThat(over.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(over.err()).contains("4 trials were asked for and not told yet; --open prints them.");
        assertThat(ask("--open").out()).isEqualTo(rest.out());
        assertThat(run("best").out())
                .contains("Best 1 of 1 by loss (minimize)")
                .contains("1 completed, 1 diverged, 1 failed");
    }

    @Test
    void theTrialsAreThoseOfASearchThatIsNeverLeft() {
        List<JsonNode> atOnce = trials(ask("--name", "whole", "-n", "6", "--set", "strategy=random"));
        List<JsonNode> oneByOne = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            oneByOne.addAll(trials(ask("--name", "single")));
            run("tell", Integer.toString(i), "0." + i, "--search", "single");
        }

        assertThat(oneByOne).isEqualTo(atOnce);
    }

    @Test
    void whatIsToldIsLearnedFromOneProcessToTheNext() throws IOException {
        String axis = "x: {min: 0, max: 99, step: 1}";
        file = write(
                "learn.yaml",
                "{trial: {type: external, metrics: {loss: minimize}}, space: {" + axis + "},"
                        + " strategy: {type: tpe, design: 3}, seed: 1}");
        Space space = new Space(List.of(
                new IntegerAxis("x", LongStream.rangeClosed(0, 99).boxed().toList())));
        Objective loss = Objective.of(Metric.of("loss", Direction.MINIMIZE));
        AskTell inMemory = AskTell.begin(new Strategy.Tpe(3).open(space, loss, 1, List.of()), loss, 1);
        for (int i = 1; i <= 8; i++) {
            long x = inMemory.ask(1).get(0).point().integer("x");
            inMemory.tell(i, (double) Math.abs(x - 30));

            assertThat(trials(ask()).get(0).at("/params/x").asLong()).isEqualTo(x);
            run("tell", Integer.toString(i), Long.toString(Math.abs(x - 30)));
        }
    }

    @Test
    void aShellGetsWords() {
        List<String> lines = ask("-n", "7", "--format", "args").out().lines().toList();

        assertThat(lines).allMatch(line -> line.matches("\\d --width=\\d ('--kind=it'\\\\''s odd'|--kind=plain)"));
        assertThat(lines).anyMatch(line -> line.contains("odd"));
    }

    @Test
    void aReportTellsEpochs() throws IOException {
        ask("-n", "2");
        String report = write("report.jsonl", """
                {"epoch": 1, "loss": 0.5, "accuracy": 0.7}

                {"epoch": 2, "loss": 0.25, "accuracy": 0.8, "other": "x"}
                """);

        assertThat(run("tell", "2", "--report", report).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run("show", "2").out()).contains("0.25000", "0.80000");
        assertThat(run("tell", "1", "0.3", "0.2", "0.4").exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(run("best").out()).contains("0.20000");
    }

    @Test
    void whatCannotBeToldIsRefusedWithItsReason() throws IOException {
        ask("-n", "2");
        run("tell", "1", "0.5");

        assertRefused(run("tell", "1", "0.4"), "Cannot tell trial 1 of search loop: it was told before.");
        assertRefused(run("tell", "5", "0.4"), "it was never asked for.");
        assertRefused(run("tell", "2"), "one of a score, --report and --failed");
        assertRefused(run("tell", "2", "0.1", "--failed", "x"), "one of a score, --report and --failed");
        assertRefused(run("tell", "2", "much"), "loss (much), which is no number");
        assertRefused(run("tell", "2", "1", "2", "3", "4"), "at most 3 (trial.epochs)");
        assertRefused(run("tell", "2", "0.1", "--seconds", "-1"), "--seconds (-1.0) must be a number from 0");
        assertRefused(run("tell", "2", "--report", write("a", "{\"accuracy\": 1}\n")), "it has no loss");
        assertRefused(run("tell", "2", "--report", write("b", "{\"epoch\": 2, \"loss\": 1}\n")), "it is epoch 1");
        assertRefused(run("tell", "2", "--report", write("c", "loss 1\n")), "{\"epoch\": 3, \"loss\": 0.12}");
        assertRefused(run("tell", "2", "--report", folder.resolve("none").toString()), "Cannot read --report");
        assertThat(run("tell", "2", "0.1").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void whatOtherSearchesTriedIsKnown() {
        Set<JsonNode> known = new HashSet<>();
        trials(ask("-n", "3", "--name", "old")).forEach(trial -> known.add(trial.get("params")));
        for (int i = 1; i <= 3; i++) {
            run("tell", Integer.toString(i), "0.5", "--search", "old");
        }

        assertRefused(ask("--warm-start", "nobody"), "Cannot find --warm-start (nobody)", "It has old.");
        List<JsonNode> more = trials(ask("--warm-start", "old", "-n", "5", "--set", "seed=2"));
        assertThat(more).hasSize(5).noneMatch(trial -> known.contains(trial.get("params")));
        assertRefused(ask("--warm-start", "loop", "--set", "seed=2"), "--warm-start was [old] and is [loop]");
    }

    @Test
    void scoresOutOfTheirRangeAreNotTold() throws IOException {
        file = write("share.yaml", """
                trial: {type: external, epochs: 2, metrics: {accuracy: {direction: maximize, min: 0, max: 1}}}
                space: {width: [1, 2]}
                """);
        ask();

        assertRefused(run("tell", "1", "0.5", "5"), "accuracy 5.0 in epoch 2, which must be from 0.0 to 1.0");
        assertRefused(
                run("tell", "1", "--report", write("r", "\uFEFF{\"accuracy\": -1}\n")), "accuracy -1.0 in epoch 1");
        assertThat(run("tell", "1", "0.5").exitCode()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void onlySearchesOfExternalTrialsAreAsked() throws IOException {
        assertRefused(
                ask(
                        "--set",
                        "trial={type: command, run: [echo, \"${width}\", \"${kind}\"], metrics: {loss: minimize}}"),
                "ask takes searches of trials that are run elsewhere (trial.type: external)");
        assertRefused(ask("--set", "pruner=asha"), "pruner (asha) would stop trials while they run", "Remove it.");
        assertRefused(
                run("search", "--config", file), "Trials of type external (trial.type) are run by whoever asks", "ask");
        ask();
        assertRefused(ask("--set", "seed=2"), "seed was 1 and is 2");
    }

    @Test
    void manyMayAskAtOnce() {
        List<CompletableFuture<CommandLines>> asking = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(this::ask))
                .toList();
        List<Integer> ids = asking.stream()
                .flatMap(one -> trials(one.join()).stream())
                .map(trial -> trial.get("trial").asInt())
                .toList();

        assertThat(ids).containsExactlyInAnyOrder(1, 2, 3, 4);
    }
}
