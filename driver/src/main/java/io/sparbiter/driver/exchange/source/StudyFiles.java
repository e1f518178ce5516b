package io.sparbiter.driver.exchange.source;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads files of other tools, each told by its content, into one study. */
public final class StudyFiles {
    private static final String SQLITE = "SQLite format 3";

    private static final String KNOWN =
            "Name a CSV file, a journal of Optuna or the directory of a Keras Tuner project.";

    /** Some zeros among these bytes are no text, not even in UTF-16. */
    private static final int HEAD = 512;

    private StudyFiles() {}

    /**
     * The trials of all files, in their order.
     *
     * @throws io.sparbiter.driver.results.files.ResultsException if one is none that can be read, or if they are of different
     *     tools or have scores that do not compare
     */
    public static SourceStudy read(List<Path> files, SourceChoice choice) {
        SourceStudy all = null;
        for (Path path : files) {
            var file = new SourceFile(path);
            SourceStudy next = read(file, choice);
            all = all == null ? next : both(file, all, next);
        }
        return all;
    }

    private static SourceStudy read(SourceFile file, SourceChoice choice) {
        if (file.isDirectory()) {
            return KerasTunerProject.read(file, choice);
        }
        if (new String(file.head(SQLITE.length()), StandardCharsets.ISO_8859_1).equals(SQLITE)) {
            throw file.problem("it is an SQLite database, which this program does not read.", conversion(file));
        }
        if (new String(file.head(HEAD), StandardCharsets.ISO_8859_1).contains("\0\0")) {
            throw file.problem("it is no text.", KNOWN);
        }
        String first = file.firstLine();
        if (OptunaJournal.isFirst(first)) {
            return OptunaJournal.read(file, choice);
        }
        if (first.startsWith("{") || first.startsWith("[")) {
            throw file.problem("it is JSON, and no journal of Optuna.", KNOWN);
        }
        if (choice.study().isPresent()) {
            throw file.problem(
                    "--study (" + choice.study().get() + ") belongs to a journal of Optuna.", "Leave it out.");
        }
        return CsvStudy.read(file, choice);
    }

    private static String conversion(SourceFile file) {
        return String.join(
                "\n",
                "Write its study into a journal by three lines of Python, and import that:",
                "import optuna; from optuna.storages import JournalStorage; from optuna.storages.journal import JournalFileBackend",
                "storage, name = 'sqlite:///" + file.path() + "', optuna.get_all_study_names('sqlite:///" + file.path()
                        + "')[0]",
                "optuna.copy_study(from_study_name=name, from_storage=storage, to_storage=JournalStorage(JournalFileBackend('study.log')))");
    }

    private static SourceStudy both(SourceFile file, SourceStudy first, SourceStudy second) {
        if (!first.tool().equals(second.tool())) {
            throw file.problem(
                    "it is of " + second.tool() + ", and those before it are of " + first.tool() + ".",
                    "Import them under two names, and learn from both by --warm-start.");
        }
        if (!first.metric().equals(second.metric()) || !first.direction().equals(second.direction())) {
            throw file.problem(
                    "its scores are of another metric or direction than those before it.",
                    "Import them under two names.");
        }
        Map<String, SourceAxis> axes = new LinkedHashMap<>();
        first.axes().forEach(axis -> axes.put(axis.name(), axis));
        second.axes().forEach(axis -> axes.putIfAbsent(axis.name(), axis));
        Set<String> parameters = new LinkedHashSet<>(first.parameters());
        parameters.addAll(second.parameters());
        List<SourceTrial> trials = new ArrayList<>(first.trials());
        trials.addAll(second.trials());
        return new SourceStudy(
                first.tool(),
                first.metric(),
                first.direction(),
                List.copyOf(axes.values()),
                List.copyOf(parameters),
                trials,
                first.unfinished() + second.unfinished());
    }
}
