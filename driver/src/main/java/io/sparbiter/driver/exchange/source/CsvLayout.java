package io.sparbiter.driver.exchange.source;

import io.sparbiter.search.trial.ReportSchema;
import io.sparbiter.worker.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says what the columns of a CSV file hold, by the names that the tools give them.
 *
 * @param tool that wrote it
 * @param axes parameter to column
 * @param score the column
 * @param columns of all else that is read, by our names; some are missing
 */
record CsvLayout(String tool, Map<String, Integer> axes, int score, Map<Role, Integer> columns) {
    /** What else is read. */
    enum Role {
        STATE,
        STARTED,
        FINISHED,
        SECONDS,
        ERROR,
        METRIC,
        DIRECTION
    }

    /** Of the score's column in Optuna's tables. */
    static final String VALUE_PREFIX = "value_";

    private static final String OPTUNA_PREFIX = "params_";
    private static final String OWN_PREFIX = "params.";
    private static final List<String> SCORES = List.of("score", "value", "objective");

    /** The columns of Weights &amp; Biases' export that are neither configuration nor summary, in small letters. */
    private static final Set<String> OF_WANDB = Set.of(
            "name",
            "state",
            "notes",
            "user",
            "tags",
            "created",
            "updated",
            "end time",
            "runtime",
            "sweep",
            "host",
            "id",
            "hostname",
            "description",
            "commit",
            "github",
            "gpu count",
            "gpu type",
            "job type",
            "group",
            "project");

    /** What is no parameter in a table of one's own, beside the columns that every results table has. */
    private static final Set<String> BOOKKEEPING = Set.of("number", "state", "seconds", "duration", "timestamp");

    private static final Map<String, Role> ROLES = Map.ofEntries(
            Map.entry("state", Role.STATE),
            Map.entry("status", Role.STATE),
            Map.entry("datetime_start", Role.STARTED),
            Map.entry("started_at", Role.STARTED),
            Map.entry("created", Role.STARTED),
            Map.entry("datetime_complete", Role.FINISHED),
            Map.entry("finished_at", Role.FINISHED),
            Map.entry("end time", Role.FINISHED),
            Map.entry("runtime", Role.SECONDS),
            Map.entry("seconds", Role.SECONDS),
            Map.entry("error", Role.ERROR),
            Map.entry("metric", Role.METRIC),
            Map.entry("direction", Role.DIRECTION));

    /** Throws if it is unclear which columns are parameters, or which is the score. */
    static CsvLayout find(SourceFile file, List<String> names, SourceChoice choice) {
        return new Finding(file, names, choice).find();
    }

    private record Finding(SourceFile file, List<String> names, SourceChoice choice) {
        CsvLayout find() {
            String tool = tool();
            String score = score();
            Map<String, Integer> axes = axes(tool, score);
            if (axes.isEmpty()) {
                throw file.problem(
                        "it has no column of a parameter.", "Its columns are " + String.join(", ", names) + ".");
            }
            return new CsvLayout(tool, axes, names.indexOf(score), roles(tool, axes, score));
        }

        private String tool() {
            if (names.contains("number") && names.contains("state") && has(OPTUNA_PREFIX)) {
                return OptunaJournal.TOOL;
            }
            if (names.contains("trial_id") && has(OWN_PREFIX)) {
                return "sparbiter";
            }
            boolean isWandb = names.contains("Name")
                    && names.contains("State")
                    && (names.contains("Created") || names.contains("Runtime"));
            return isWandb ? "wandb" : "csv";
        }

        private boolean has(String prefix) {
            return names.stream().anyMatch(name -> name.startsWith(prefix));
        }

        private String score() {
            if (choice.metric().isPresent()) {
                return named(choice.metric().get(), "--metric");
            }
            // An Optuna study whose metric has a name has it in the column's, as in value_accuracy.
            Stream<String> named = tool().equals(OptunaJournal.TOOL)
                    ? names.stream().filter(name -> name.startsWith(VALUE_PREFIX))
                    : choice.usualMetric().stream();
            return Stream.concat(SCORES.stream().filter(names::contains), named)
                    .filter(names::contains)
                    .findFirst()
                    .orElseThrow(() -> file.problem(
                            "it has no column called score, value or objective.",
                            "Say which column is the score, as in --metric "
                                    + names.get(names.size() - 1)
                                    + ". The columns are " + String.join(", ", names) + "."));
        }

        private String named(String name, String option) {
            if (!names.contains(name)) {
                throw file.problem(
                        "it has no column " + name + " (" + option + ").",
                        Nearest.to(name, names)
                                .map(nearest -> "Maybe you meant " + nearest + ".")
                                .orElse("The columns are " + String.join(", ", names) + "."));
            }
            return name;
        }

        private Map<String, Integer> axes(String tool, String score) {
            if (has(OPTUNA_PREFIX) && tool.equals(OptunaJournal.TOOL)) {
                return prefixed(OPTUNA_PREFIX);
            }
            if (has(OWN_PREFIX)) {
                return prefixed(OWN_PREFIX);
            }
            if (!choice.axes().isEmpty()) {
                return chosen();
            }
            if (tool.equals("wandb")) {
                throw file.problem(
                        "an export of Weights & Biases does not say which of its columns are parameters.",
                        "Name them, as in --axes "
                                + String.join(
                                        ",",
                                        others(score)
                                                .subList(
                                                        0,
                                                        Math.min(
                                                                2, others(score).size())))
                                + ", or give a search file with a space by --config.");
            }
            return placed(others(score));
        }

        private Map<String, Integer> prefixed(String prefix) {
            Map<String, Integer> axes = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).startsWith(prefix)) {
                    axes.put(names.get(i).substring(prefix.length()), i);
                }
            }
            return axes;
        }

        private Map<String, Integer> chosen() {
            return placed(choice.axes().stream()
                    .map(axis -> names.stream()
                            .filter(name -> name.equals(axis)
                                    || ParameterName.axis(name).equals(axis))
                            .findFirst()
                            .orElseGet(() -> named(axis, "--axes or the space of --config")))
                    .toList());
        }

        private List<String> others(String score) {
            return names.stream()
                    .filter(name -> !name.isEmpty() && !name.startsWith("_") && !name.equals(score))
                    .filter(name -> !isBookkeeping(name.toLowerCase(Locale.ROOT)))
                    .toList();
        }

        private boolean isBookkeeping(String lower) {
            return BOOKKEEPING.contains(lower)
                    || ReportSchema.RESERVED.contains(lower)
                    || (tool().equals("wandb") && OF_WANDB.contains(lower));
        }

        private Map<String, Integer> placed(List<String> axes) {
            Map<String, Integer> columns = new LinkedHashMap<>();
            axes.forEach(axis -> columns.put(axis, names.indexOf(axis)));
            return columns;
        }

        private Map<Role, Integer> roles(String tool, Map<String, Integer> axes, String score) {
            Map<Role, Integer> roles = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                Role role = ROLES.get(names.get(i).toLowerCase(Locale.ROOT));
                boolean isFree =
                        role != null && !axes.containsValue(i) && !names.get(i).equals(score);
                // Only our own tables are sure to mean by these what we do.
                boolean isMeant = (role != Role.METRIC && role != Role.DIRECTION) || tool.equals("sparbiter");
                if (isFree && isMeant) {
                    roles.putIfAbsent(role, i);
                }
            }
            return roles;
        }
    }

    /** The cell, empty if there is no such column. */
    String cell(CsvTable.Row row, Role role) {
        return Optional.ofNullable(columns.get(role))
                .map(column -> row.cells().get(column))
                .orElse("");
    }
}
