package io.sparbiter.driver.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.sparbiter.driver.config.ConfigFolder;
import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.search.trial.Objective;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a wrong {@code trial: {type: command, …}}. */
class CommandErrorsTest {
    private static final String METRICS = ", metrics: {loss: minimize}";
    private static final String RUN = "run: [p, '${args}']";
    private static final String RIGHT = RUN + METRICS;

    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    static Stream<Arguments> settings() {
        return Stream.of(
                arguments(
                        "metrics: {loss: minimize}",
                        "trial.run is missing.",
                        "Write it like run: [python3, train.py, \"--lr=${learning_rate}\"]."),
                arguments(
                        "run: train.py" + METRICS,
                        "trial.run (train.py) must be a list.",
                        "Write it like run: [python3, train.py, \"--lr=${learning_rate}\"]."),
                arguments(
                        "run: []" + METRICS,
                        "trial.run (a list) must begin with a program.",
                        "Write it like run: [python3, train.py, \"--lr=${learning_rate}\"]."),
                arguments(
                        "run: [sh, ~, x]" + METRICS,
                        "trial.run (a list) has item 2 (~), which must be a word.",
                        "Write it like run: [python3, train.py, \"--lr=${learning_rate}\"]."),
                arguments(
                        "run: [sh, [a]]" + METRICS,
                        "trial.run (a list) has item 2 (a list), which must be a word.",
                        "Write it like run: [python3, train.py, \"--lr=${learning_rate}\"]."),
                arguments(
                        RIGHT + ", grace: 0s",
                        "trial.grace (0s) must be more than 0.",
                        "Maybe you meant 30s, the default."),
                arguments(
                        RUN + ", metrics: loss",
                        "trial.metrics (loss) must be a map of settings.",
                        "Maybe you meant metrics: {loss: minimize}."),
                arguments(
                        RUN + ", metrics: [loss]",
                        "trial.metrics (a list) must be a map of settings.",
                        "Maybe you meant metrics: {loss: minimize}."),
                arguments(
                        RIGHT + ", epochs: 0",
                        "trial.epochs (0) must be more than 0.",
                        "Maybe you meant 1, the default."),
                arguments(
                        RIGHT + ", grace: 5",
                        "trial.grace (5) must be a time such as 90s, 4m, 1h30m or 1d.",
                        "Maybe you meant 30s, the default."),
                arguments(
                        RIGHT + ", threads: -1",
                        "trial.threads (-1) must be more than 0.",
                        "Maybe you meant 1, the default."),
                arguments(RIGHT + ", epoch: 3", "trial.epoch is not a known key.", "Maybe you meant trial.epochs."),
                arguments(
                        RIGHT + ", params: fiel",
                        "trial.params (fiel) must be one of macros, file.",
                        "Maybe you meant file."),
                arguments(
                        RUN,
                        "trial.metrics is missing.",
                        "Name what trials report, with its direction, as in metrics: {accuracy: maximize}."),
                arguments(
                        RUN + ", metrics: {}",
                        "trial.metrics is missing.",
                        "Name what trials report, with its direction, as in metrics: {accuracy: maximize}."),
                arguments(
                        RUN + ", metrics: {loss: minimise}",
                        "trial.metrics.loss.direction (minimise) must be one of maximize, minimize.",
                        "Maybe you meant minimize."),
                arguments(
                        RUN + ", metrics: {loss: {min: 0}}",
                        "trial.metrics.loss.direction is missing.",
                        "Say whether more or less of it is better: maximize or minimize."),
                arguments(
                        RUN + ", metrics: {loss: {direction: minimize, min: 1, max: 0}}",
                        "trial.metrics.loss.max (0) must be above trial.metrics.loss.min (1).",
                        "Swap the two, or leave one out."),
                arguments(
                        RUN + ", metrics: {val-loss: minimize}",
                        "trial.metrics.val-loss is not a name for a metric.",
                        "Use letters, digits and _, a letter first."),
                arguments(
                        RUN + ", metrics: {Score: minimize}",
                        "trial.metrics.Score is a column that every results table has.",
                        "Give the metric another name, such as final_Score."),
                arguments(
                        RUN + ", metrics: {epoch: minimize}",
                        "trial.metrics.epoch is a column that every results table has.",
                        "Give the metric another name, such as final_epoch."),
                arguments(
                        RUN + ", metrics: {Command: minimize}",
                        "trial.metrics.Command is a column that every results table has.",
                        "Give the metric another name, such as final_Command."),
                arguments(
                        RUN + ", metrics: {loss: minimize, Loss: minimize}",
                        "trial.metrics.Loss differs from loss in upper and lower case only.",
                        "Rename one of the two."),
                arguments(
                        RIGHT + ", env: {1X: a}",
                        "trial.env.1X is not a name for a variable.",
                        "Use letters, digits and _, no digit first."),
                arguments(
                        RIGHT + ", env: {SPARBITER_SEED: 1}",
                        "trial.env.SPARBITER_SEED is set by the search.",
                        "Choose a name that does not begin with SPARBITER_."),
                arguments(RIGHT + ", env: {X: [1]}", "trial.env.X (a list) must be a word.", "Write it like X: \"4\"."),
                arguments(
                        RIGHT + ", report: line",
                        "trial.report (line) must be one of lines.",
                        "Maybe you meant lines."),
                arguments(
                        RIGHT + ", report: {loss: 'loss=\\S+'}",
                        "trial.report.loss (loss=\\S+) must have exactly one group, it has 0.",
                        "Put parentheses around the number, and make other groups (?:…)."),
                arguments(
                        RIGHT + ", report: {loss: 'loss=(\\S+'}",
                        "trial.report.loss (loss=(\\S+) is no regular expression: Unclosed group.",
                        "Write it like 'val_acc[=:]\\s*(\\S+)'."),
                arguments(
                        RIGHT + ", report: {loss: (.), los: (.)}",
                        "trial.report.los is no metric of trial.metrics.",
                        "Maybe you meant trial.report.loss."),
                arguments(
                        RIGHT + ", report: {epoch: (.)}",
                        "trial.report.loss is missing: no expression finds this metric.",
                        "Write it like 'val_acc[=:]\\s*(\\S+)'."),
                arguments(
                        "run: [p, '${args}', '${with}']" + METRICS,
                        "trial.run (${with}) has ${with}, which stands for nothing.",
                        "Maybe you meant ${width}."),
                arguments(
                        "run: [p, '${args}', '${HOME}']" + METRICS,
                        "trial.run (${HOME}) has ${HOME}, which stands for nothing.",
                        "Known here: width, rate, args, args_no_hyphens, args_json_file, trial, attempt, seed, epochs,"
                                + " threads, checkpoint, gpu, env:NAME. Write $${HOME} if the program shall see it as it is."),
                arguments(
                        "run: [p, 'x ${args}', '${width}', '${rate}']" + METRICS,
                        "trial.run (x ${args}) has ${args}, which must be a word of its own in trial.run.",
                        "It becomes several words, one for each axis; name single axes, as in ${width}."),
                arguments(
                        RIGHT + ", env: {X: '${trail}'}",
                        "trial.env.X (${trail}) has ${trail}, which stands for nothing.",
                        "Maybe you meant ${trial}."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("settings")
    void aWrongSettingIsReportedWithPlaceRuleAndRemedy(String trial, String message, String remedy) {
        String text = "space: {width: [1, 2], rate: [0.1]}\ntrial: {type: command, " + trial + "}\n";
        assertThat(files.complaintOfChecked(text)).isEqualTo("x.yaml:2: " + message + "\n    " + remedy);
    }

    @Test
    void anAxisThatNothingHandsOverIsAMistake() {
        assertThat(files.complaintOfChecked("""
                        trial:
                          type: command
                          run: [p, "${rate}"]
                          metrics: {loss: minimize}
                        space:
                          rate: [0.1]
                          width: [1, 2]
                        """)).isEqualTo("""
                        x.yaml:7: space.width is not handed to the command (trial.run).
                            Add ${width} or ${args} to trial.run, or say trial.params: file if the program reads the file that SPARBITER_PARAMS names.""");
    }

    @Test
    void anAxisIsHandedOverInAnyOfTheWays() {
        for (String way : new String[] {
            "run: [p, '${width}']",
            "run: [p, '${args}']",
            "run: [p, '${args_no_hyphens}']",
            "run: [p, '--f=${args_json_file}']",
            "run: [p], env: {W: '${width}'}",
            "run: [p], params: file"
        }) {
            String trial = "space: {width: [1, 2]}\ntrial: {type: command, " + way + METRICS + "}\n";
            assertThat(files.readChecked(trial).trial().word()).as(way).isEqualTo("command");
        }
    }

    @Test
    void anAxisMustNotTakeThePlaceOfAMacroThatIsUsed() {
        assertThat(files.complaintOfChecked("""
                        trial: {type: command, run: [p, "${args}", "${seed}"], metrics: {loss: minimize}}
                        space:
                          args: [1, 2]
                          trial: [1, 2]
                          seed: [1, 2]
                        """)).isEqualTo("""
                        x.yaml:3: space.args has the name of a macro of every command, so ${args} may mean either (trial.run, trial.env).
                            Rename the axis, or leave ${args} out.
                        x.yaml:5: space.seed has the name of a macro of every command, so ${seed} may mean either (trial.run, trial.env).
                            Rename the axis, or leave ${seed} out.""");
        String handedOver =
                "space: {args: [1, 2], seed: [1, 2]}\ntrial: {type: command, run: [p, '${args_no_hyphens}']";
        assertThat(files.readChecked(handedOver + METRICS + "}\n").space().cardinality())
                .isEqualTo(4);
    }

    @Test
    void everythingWrongIsReportedAtOnce() {
        assertThat(files.complaintOfChecked("""
                        trial:
                          type: command
                          run:
                            - p
                            - "${witdh}"
                          epochs: 0
                          metrics:
                            loss: minimise
                        data: {train: 3}
                        space: {width: [1, 2]}
                        """)).isEqualTo("""
                        x.yaml:5: trial.run (${witdh}) has ${witdh}, which stands for nothing.
                            Maybe you meant ${width}.
                        x.yaml:6: trial.epochs (0) must be more than 0.
                            Maybe you meant 1, the default.
                        x.yaml:8: trial.metrics.loss.direction (minimise) must be one of maximize, minimize.
                            Maybe you meant minimize.
                        x.yaml:9: data belongs to trials of type network, these are of type command.
                            Remove it, or maybe you meant trial: network.
                        x.yaml:10: space.width is not handed to the command (trial.run).
                            Add ${width} or ${args} to trial.run, or say trial.params: file if the program reads the file that SPARBITER_PARAMS names.""");
    }

    @Test
    void whatIsWrittenDownIsReadAsTheSameSearch() {
        SearchConfig config = files.readChecked("""
                        trial:
                          type: command
                          run: [p, "${args}"]
                          metrics: {accuracy: {direction: maximize, max: 1}, loss: minimize}
                          report: {accuracy: 'a=(\\S+)', loss: "l: '(.*)'"}
                          env: {A: "${seed}"}
                        space: {width: [1, 2]}
                        """);
        SearchConfig again = files.readChecked(config.resolved().yaml());
        assertThat(again).isEqualTo(config);
        assertThat(again.hash()).isEqualTo(config.hash());
        assertThat(again.objective())
                .isEqualTo(Objective.of(config.reports().metrics().get(0)));
    }
}
