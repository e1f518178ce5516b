package io.sparbiter.driver.config.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.ConfigFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said where it is unclear which type the trials are of, and of settings of another type. */
class TrialTypesTest {
    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    /** Of a file with settings that would be wrong if the usual type stood in for an unclear one. */
    private String complaint(String trial) {
        return files.complaintOfChecked("trial:" + trial + "\nspace: {width: [1, 2]}\nobjective: loss\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{run: [p]} | command.",
                "{run: [p], epochs: 3, metrics: {loss: minimize}} | command.",
                "{class: com.acme.Tuned, epochs: 3} | class.",
                "{epochs: 3} | external or command or class.",
                "{stages: 3} | network, the default, or another type."
            })
    void aMissingTypeIsTheOneToWhichTheSettingsBelong(String trial, String types) {
        assertThat(complaint(" " + trial)).isEqualTo("x.yaml:1: trial.type is missing.\n    Add type: " + types);
    }

    @Test
    void onlyTheTypeIsComplainedOfIfItIsUnclear() {
        assertThat(complaint(" {type: comand}"))
                .isEqualTo("x.yaml:1: trial.type (comand) must be one of network, imported, external, command, class.\n"
                        + "    Maybe you meant command.");
        assertThat(complaint(" [command]"))
                .isEqualTo("x.yaml:1: trial (a list) must be a map of settings.\n"
                        + "    Write each setting on a line of its own below trial:, indented.");
        assertThat(complaint(""))
                .isEqualTo("x.yaml:1: trial has no value.\n    Add type: network, the default, or another type.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "network | run: [p] | trial.run | command",
                "network | class: a.B | trial.class | class",
                "network | epochs: 3 | trial.epochs | external or command or class",
                "command, run: [p], metrics: {loss: minimize}, params: file | settings: {a: 1} | trial.settings | class",
                "class, class: a.B, metrics: {loss: minimize} | grace: 5s | trial.grace | command"
            })
    void aSettingOfAnotherTypeIsSaidToBelongThere(String type, String setting, String name, String other) {
        String word = type.replaceFirst(",.*", "");
        assertThat(complaint(" {type: " + type + ", " + setting + "}"))
                .contains("x.yaml:1: " + name + " belongs to trials of type " + other + ", these are of type " + word
                        + ".\n    Remove it, or maybe you meant type: " + other + ".")
                .doesNotContain("known key");
    }
}
