package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash offers after a few letters. */
class CompletionCommandTest {
    /** Finds the function as bash does, by the command's last part, and hands it the words. */
    private static final String ASK = """
        source "$1"; shift
        COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        name="${1##*/}"
        registered="$(complete -p "$name")"
        [[ "$registered" =~ -F\\ ([^ ]+) ]] && "${BASH_REMATCH[1]}" "$name" "${COMP_WORDS[COMP_CWORD]}"
        printf '%s\\n' "${COMPREPLY[@]}"
        """;

    @TempDir
    Path folder;

    private List<String> offered(String... words) throws IOException, InterruptedException {
        CommandLines run = CommandLines.run("completion");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Path script = Files.writeString(folder.resolve("completion"), run.out());
        Path ask = Files.writeString(folder.resolve("ask.sh"), ASK);
        List<String> command = new ArrayList<>(List.of("bash", ask.toString(), script.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> offered = bash.inputReader().lines().map(String::strip).toList();
        assertThat(bash.waitFor()).as("%s", offered).isZero();
        return offered;
    }

    @ParameterizedTest
    @CsvSource({"submit/local.sh", "./local.sh", "sparbiter"})
    void commandsAreCompleted(String program) throws Exception {
        assertThat(offered(program, "se")).containsExactly("search");
        assertThat(offered(program, "")).contains("best", "search", "predict", "sql", "completion");
    }

    @Test
    void optionsAreCompleted() throws Exception {
        assertThat(offered("submit/local.sh", "best", "--se")).containsExactly("--search");
        assertThat(offered("submit/local.sh", "search", "--tr")).contains("--trials", "--trial-timeout");
    }

    @Test
    void wordsOfAnOptionAreCompleted() throws Exception {
        assertThat(offered("submit/local.sh", "sql", "--format", "")).containsExactlyInAnyOrder("table", "csv", "json");
    }
}
