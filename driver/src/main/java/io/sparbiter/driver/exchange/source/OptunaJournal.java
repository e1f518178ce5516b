package io.sparbiter.driver.exchange.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sparbiter.search.trial.Direction;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the file of an Optuna storage that is a {@code JournalFileBackend}: a JSON object a line, each an operation, which
 * are made again here as {@code optuna/storages/journal/_storage.py} (3.1 to 5.0) makes them. Operations on a trial that
 * ended are void there, and here.
 */
final class OptunaJournal {
    static final String TOOL = "optuna";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();
    private static final String STUDY_ID = "study_id";
    private static final String TRIAL_ID = "trial_id";
    private static final int MAXIMIZE = 2;

    /** A study, by what was said of it. */
    private static final class Study {
        final String name;
        final List<Direction> directions;
        final List<OptunaTrial> trials = new ArrayList<>();
        Optional<String> metric = Optional.empty();
        boolean isDeleted;

        Study(JsonNode entry) {
            name = entry.path("study_name").asText();
            directions = new ArrayList<>();
            entry.path("directions")
                    .forEach(
                            word -> directions.add(word.asInt() == MAXIMIZE ? Direction.MAXIMIZE : Direction.MINIMIZE));
        }
    }

    private final SourceFile file;
    private final List<Study> studies = new ArrayList<>();
    private final List<OptunaTrial> trials = new ArrayList<>();

    private OptunaJournal(SourceFile file) {
        this.file = file;
    }

    /** Whether a file that begins with this line is one. */
    static boolean isFirst(String line) {
        return line.startsWith("{") && line.contains("\"op_code\"");
    }

    static SourceStudy read(SourceFile file, SourceChoice choice) {
        var journal = new OptunaJournal(file);
        file.lines(journal::readLines);
        return journal.study(choice).read();
    }

    private Void readLines(BufferedReader lines) throws IOException {
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                apply(entry(line, number, !lines.ready()));
            }
        }
        return null;
    }

    /** A last line may be torn where the study's process was killed: Optuna passes over it, too. */
    private JsonNode entry(String line, int number, boolean isLast) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            if (isLast) {
                return JSON.createObjectNode();
            }
            throw file.problem(
                    number, "it is no JSON.", "Check that the file is a journal of Optuna's JournalFileBackend.");
        }
    }

    private void apply(JsonNode entry) {
        switch (entry.path("op_code").asInt(-1)) {
            case 0 -> create(new Study(entry));
            case 1 -> known(entry).ifPresent(study -> study.isDeleted = true);
            case 3 -> known(entry).ifPresent(study -> name(study, entry.path("system_attr")));
            case 4 -> known(entry).ifPresent(study -> begin(study, entry));
            case 5, 6, 7, 9 -> trial(entry).filter(OptunaTrial::isOpen).ifPresent(trial -> trial.apply(entry));
            default -> {
                // Attributes of users, and what later versions add, say nothing of points and scores.
            }
        }
    }

    private void create(Study study) {
        if (studies.stream().noneMatch(other -> !other.isDeleted && other.name.equals(study.name))) {
            studies.add(study);
        }
    }

    private Optional<Study> known(JsonNode entry) {
        int id = entry.path(STUDY_ID).asInt(-1);
        return id >= 0 && id < studies.size() && !studies.get(id).isDeleted
                ? Optional.of(studies.get(id))
                : Optional.empty();
    }

    private static void name(Study study, JsonNode attribute) {
        JsonNode names = attribute.path("study:metric_names");
        if (names.size() == 1) {
            study.metric = Optional.of(names.get(0).asText());
        }
    }

    private void begin(Study study, JsonNode entry) {
        var trial = new OptunaTrial(study.trials.size());
        trial.begin(entry);
        study.trials.add(trial);
        trials.add(trial);
    }

    private Optional<OptunaTrial> trial(JsonNode entry) {
        int id = entry.path(TRIAL_ID).asInt(-1);
        return id >= 0 && id < trials.size() ? Optional.of(trials.get(id)) : Optional.empty();
    }

    /** The study that is meant, to be read. */
    private Reading study(SourceChoice choice) {
        List<Study> there = studies.stream().filter(study -> !study.isDeleted).toList();
        List<Study> meant = there.stream()
                .filter(study -> choice.study().map(study.name::equals).orElse(true))
                .toList();
        String names = there.stream().map(study -> study.name).collect(Collectors.joining(", "));
        if (meant.isEmpty()) {
            throw there.isEmpty()
                    ? file.problem("there is no study in it.", "Name the file that the study was stored in.")
                    : file.problem("it has no study of this name (--study).", "It has " + names + ".");
        }
        if (meant.size() > 1) {
            throw file.problem("it has several studies.", "Name one by --study: " + names + ".");
        }
        return new Reading(meant.get(0));
    }

    private final class Reading {
        private final Study study;

        Reading(Study study) {
            this.study = study;
        }

        SourceStudy read() {
            if (study.directions.size() > 1) {
                throw file.problem(
                        "study " + study.name + " has " + study.directions.size()
                                + " objectives, and an import takes one.",
                        "Write it by study.trials_dataframe().to_csv(\"study.csv\", index=False), and import that with"
                                + " --metric values_0 and --direction.");
            }
            Map<String, SourceAxis> axes = new LinkedHashMap<>();
            study.trials.forEach(trial ->
                    trial.distributions().forEach((name, distribution) -> axes.put(name, distribution.axis(name))));
            List<SourceTrial> ended = study.trials.stream()
                    .flatMap(trial -> trial.ended().stream())
                    .toList();
            return new SourceStudy(
                    TOOL,
                    study.metric,
                    study.directions.stream().findFirst(),
                    List.copyOf(axes.values()),
                    List.copyOf(axes.keySet()),
                    ended,
                    study.trials.size() - ended.size());
        }
    }
}
