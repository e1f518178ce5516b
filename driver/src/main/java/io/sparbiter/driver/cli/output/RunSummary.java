package io.sparbiter.driver.cli.output;

import io.sparbiter.driver.report.RunReport;
import io.sparbiter.driver.report.RunReportJson;
import io.sparbiter.driver.report.RunReportText;
import io.sparbiter.driver.results.files.PlainFile;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.storage.PathProblem;
import io.sparbiter.worker.storage.StoragePath;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * Prints the report on a run: always for people, and as a line of JSON where a monitor reads it.
 *
 * @param file empty where nobody reads it or, with {@code isPrinted}, where standard output does
 */
public record RunSummary(Optional<PlainFile> file, boolean isPrinted) {
    /**
     * As {@code --summary} says, which may be null; throws {@link io.sparbiter.driver.results.files.ResultsException}
     * if the file cannot be written, to know that before the night.
     */
    public static RunSummary to(String option) {
        boolean isPrinted = option != null && NamedOutput.isStandard(option);
        Optional<PlainFile> file =
                Optional.ofNullable(option).filter(path -> !isPrinted).map(RunSummary::onThisMachine);
        file.ifPresent(PlainFile::check);
        return new RunSummary(file, isPrinted);
    }

    private static PlainFile onThisMachine(String path) {
        PathProblem.of(path).ifPresent(problem -> {
            throw ResultsException.usage(
                    "Cannot append to --summary (" + path + "): " + problem.words() + ".", problem.remedy());
        });
        return StoragePath.local(path)
                .map(local -> new PlainFile("--summary", local))
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot append to --summary (" + path + "): it is a URI of another file system.",
                        "Name a file of this machine; - prints the summary as the last line."));
    }

    public void print(RunReport report, PrintWriter out) {
        out.print(RunReportText.of(report));
        if (isPrinted) {
            out.println(RunReportJson.of(report));
        }
        out.flush();
        file.ifPresent(there -> there.append(RunReportJson.of(report) + "\n"));
    }
}
