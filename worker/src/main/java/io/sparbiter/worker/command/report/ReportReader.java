package io.sparbiter.worker.command.report;

import io.sparbiter.worker.command.process.CommandEvent;
import io.sparbiter.worker.command.process.CommandEvent.Output;
import java.util.List;
import java.util.Optional;

/** Finds reports in what a program prints and writes. */
public interface ReportReader {
    /** One for the reports of one attempt. */
    static ReportReader of(ReportFormat format, List<String> metrics) {
        return format instanceof ReportFormat.Patterns patterns
                ? new PatternReports(patterns.byName())
                : new JsonReports(metrics);
    }

    /** Whether a line of output may be a report; asked by the threads that read output, for every line. */
    boolean wants(Output output, String line);

    /** What a wanted line, or one of the report file, says; empty if it says nothing. */
    Optional<Reported> read(CommandEvent event);

    /**
     * Whether an epoch is complete only with all its metrics, since each comes in a line of its own; otherwise it is as
     * soon as the objective's is there.
     */
    boolean gathers();
}
