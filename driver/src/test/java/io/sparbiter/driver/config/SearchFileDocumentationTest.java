package io.sparbiter.driver.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.config.space.SpaceReader;
import io.sparbiter.driver.config.yaml.ValueText;
import io.sparbiter.driver.network.trial.NetworkTrialType;
import io.sparbiter.driver.trainable.ClassTrialType;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/search-file.md to the reader, whose known keys are those it offers where a key is unknown. */
class SearchFileDocumentationTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9_.]+)` \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern KNOWN_KEYS = Pattern.compile("Known keys here: (.*)\\.");
    /** The default last, so that it is the type that is compared. */
    private static final List<String> PRUNERS = List.of("median", "hyperband", "asha", "none", "promotion");

    private static final List<String> STRATEGIES = List.of("evolution", "tpe", "genetic", "grid", "random", "bayesian");

    private static final List<String> TRIALS = List.of("network", "command", "class");

    private static final String UNKNOWN = "zzzzzzzzzzzzzzzz: 1";

    @TempDir
    Path folder;

    private ConfigFolder files;

    @BeforeEach
    void files() {
        files = ConfigFolder.in(folder);
    }

    @Test
    void everySettingIsDocumentedAndEveryDocumentedSettingIsRead() throws IOException {
        Set<String> read = new TreeSet<>();
        collect(List.of(), read);
        for (String type : STRATEGIES) {
            String complaint = files.complaintWithSpace("strategy: {type: " + type + ", " + UNKNOWN + "}");
            knownKeys(complaint).forEach(key -> read.add("strategy." + key));
        }
        read.remove("strategy");
        for (String type : PRUNERS) {
            String complaint = files.complaintWithSpace("pruner: {type: " + type + ", " + UNKNOWN + "}");
            knownKeys(complaint).forEach(key -> read.add("pruner." + key));
        }
        read.remove("pruner");
        for (String type : TRIALS) {
            String complaint = files.complaintWithSpace("trial: {type: " + type + ", " + UNKNOWN + "}");
            knownKeys(complaint).forEach(key -> read.add("trial." + key));
        }
        read.remove("trial");

        assertThat(defaults(0).keySet()).isEqualTo(read);
    }

    @Test
    void everyKeyOfARangeIsDocumented() throws IOException {
        Set<String> read = new TreeSet<>();
        for (String form : List.of("step: 1", "count: 2")) {
            read.addAll(knownKeys(files.complaintAboutAxes("a: {min: 1, max: 2, " + form + ", " + UNKNOWN + "}")));
        }

        assertThat(defaults(1).keySet()).isEqualTo(read);
    }

    @Test
    void theDocumentedDefaultsAreTheDefaults() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        String ofClasses = "trial: {type: class, class: Tuned, metrics: {auc: maximize}}";
        settings.putAll(files.readWithSpace(ofClasses).resolved().settings());
        for (String type : STRATEGIES) {
            settings.putAll(files.readWithSpace("strategy: " + type).resolved().settings());
        }
        for (String type : PRUNERS) {
            settings.putAll(files.readWithSpace("pruner: " + type).resolved().settings());
        }
        files.read("space: {x: [1]}\ntrial: {type: command, run: [p], metrics: {m: maximize}}")
                .resolved()
                .settings()
                .forEach(settings::putIfAbsent);
        defaults(0).forEach((key, cell) -> {
            if (cell.startsWith("`")) {
                assertThat(plain(cell.replace("`", ""))).as(key).isEqualTo(plain(settings.get(key)));
            }
        });
    }

    @Test
    void theExamplesAreRead() throws IOException {
        List<String> examples = Pattern.compile("(?s)```yaml\n(.*?)```")
                .matcher(text())
                .results()
                .map(example -> example.group(1))
                .toList();

        assertThat(files.read(examples.get(0).replace("../spaces/mnist-cnn.yaml", "space.yaml"))
                        .budget()
                        .trials())
                .hasValue(50);
        assertThat(NetworkTrialType.of(files.readWithSpace(examples.get(1)), "test")
                        .data()
                        .format()
                        .transposed())
                .isTrue();
        assertThat(NetworkTrialType.of(files.readWithSpace(examples.get(2)), "test")
                        .data()
                        .format()
                        .channels())
                .isEqualTo(3);
        assertThat(files.read(examples.get(3)).reports().metricNames()).containsExactly("val_accuracy", "val_loss");
        assertThat(files.read(examples.get(3)
                                .replace("  epochs: 27\n", examples.get(4).indent(2)))
                        .trial()
                        .word())
                .isEqualTo("command");
        String ofClasses = examples.stream()
                .filter(example -> example.contains("type: class"))
                .findFirst()
                .orElseThrow();
        assertThat(files.read(ofClasses).trial()).isInstanceOf(ClassTrialType.class);
        String space = examples.get(examples.size() - 2);
        assertThat(SpaceReader.read(files.write("y.yaml", space)).cardinality()).isEqualTo(4 * 4 * 3);
        String restricted = examples.get(examples.size() - 1);
        assertThat(SpaceReader.read(files.write("z.yaml", restricted)).size().points())
                .isEqualTo(7_014);
    }

    /** Adds the names of all settings below a section; what offers no keys of its own is a setting. */
    private void collect(List<String> path, Set<String> settings) {
        String nested = UNKNOWN;
        for (int i = path.size() - 1; i >= 0; i--) {
            nested = path.get(i) + ": {" + nested + "}";
        }
        String space = path.equals(List.of("space")) ? "" : "space: space.yaml\n";
        Set<String> known = knownKeys(files.complaint(space + nested));
        if (known.isEmpty()) {
            settings.add(String.join(".", path));
        }
        for (String key : known) {
            var below = new ArrayList<>(path);
            below.add(key);
            collect(below, settings);
        }
    }

    private static Set<String> knownKeys(String complaint) {
        Set<String> keys = new TreeSet<>();
        KNOWN_KEYS
                .matcher(complaint)
                .results()
                .forEach(known -> keys.addAll(List.of(known.group(1).split(", "))));
        return keys;
    }

    /** Key to the cell with its default, of the part before or after the heading of space files. */
    private static Map<String, String> defaults(int part) throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        String[] parts = text().split("## Space files", 2);
        ROW.matcher(parts[part]).results().forEach((MatchResult row) -> defaults.put(row.group(1), row.group(3)));
        return defaults;
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("../docs/search-file.md"));
    }

    /** 1.0E-5 and 0.00001 are one number. */
    private static String plain(String value) {
        return value.matches("[-+.0-9E]+") ? ValueText.of(new BigDecimal(value)) : value;
    }
}
