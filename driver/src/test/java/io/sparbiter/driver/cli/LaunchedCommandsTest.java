package io.sparbiter.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.sparbiter.driver.kubernetes.Manifests;
import io.sparbiter.driver.kubernetes.Manifests.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** What schedulers start this program with is a command line of this program. */
class LaunchedCommandsTest {
    private static final String SEARCH = "search";

    static Stream<Manifest> launchers() {
        return Manifests.all().filter(manifest -> !arguments(manifest).isEmpty());
    }

    /** The program's words; the ones before belong to the script that launches it. */
    private static List<String> arguments(Manifest manifest) {
        List<String> words = new ArrayList<>();
        for (String list : List.of("args", "arguments")) {
            JsonNode found = manifest.json().findPath(list);
            found.forEach(word -> words.add(word.asText()));
        }
        return words.contains(SEARCH) ? words.subList(words.indexOf(SEARCH), words.size()) : List.of();
    }

    private static ParseResult parse(List<String> words) {
        return Sparbiter.commandLine().parseArgs(words.toArray(String[]::new)).subcommand();
    }

    @Test
    void thereAreThreeWays() {
        assertThat(launchers().map(Manifest::kind))
                .containsExactlyInAnyOrder("CronJob", "SparkApplication", "ScheduledSparkApplication");
    }

    @ParameterizedTest
    @MethodSource("launchers")
    void itsArgumentsAreUnderstood(Manifest manifest) {
        ParseResult parsed = parse(arguments(manifest));

        assertThat(parsed.commandSpec().name()).isEqualTo(SEARCH);
        assertThat(parsed.hasMatchedOption("--resume")).isTrue();
        assertThat(parsed.hasMatchedOption("--name")).isTrue();
        assertThat(parsed.<String>matchedOptionValue("--max-time", "")).isEqualTo("8h");
        assertThat(parsed.<String>matchedOptionValue("--summary", "")).isEqualTo("-");
        assertThat(parsed.<Object>matchedOptionValue("--config", "")).hasToString("/etc/sparbiter/nightly.yaml");
    }

    @Test
    void theSystemdUnitNamesItsSearch() throws IOException {
        String line = Files.readAllLines(Path.of("../submit/systemd/sparbiter-nightly@.service")).stream()
                .filter(setting -> setting.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();
        // systemd puts its values there.
        List<String> words =
                new ArrayList<>(List.of(line.replaceAll("\\$\\{\\w+}", "/x").split(" ")));
        assertThat(words.set(0, SEARCH)).endsWith("/submit/nightly.sh");

        ParseResult parsed = parse(words);
        assertThat(parsed.<String>matchedOptionValue("--name", "")).isEqualTo("%i");
        assertThat(parsed.hasMatchedOption("--results")).isTrue();
    }

    @Test
    void aMistypedOptionWouldBeFound() {
        assertThatThrownBy(() -> parse(List.of(SEARCH, "--config=x.yaml", "--max-tim=8h")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--max-tim");
    }
}
