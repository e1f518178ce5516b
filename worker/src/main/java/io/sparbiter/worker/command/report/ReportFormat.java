package io.sparbiter.worker.command.report;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a program's reports are told from all else it prints. */
public sealed interface ReportFormat extends Serializable {
    /** In place of a metric's name: the number of the epoch. */
    String EPOCH = "epoch";

    /** Lines of JSON, in the report file or behind a prefix on standard output. */
    ReportFormat LINES = new Lines();

    /** See {@link #LINES}. */
    record Lines() implements ReportFormat {}

    /**
     * Regular expressions, each of which finds a number in lines of standard output: in its only group.
     *
     * @param byName the name of a metric or {@code epoch} to its expression
     */
    record Patterns(Map<String, String> byName) implements ReportFormat {
        public Patterns {
            byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
        }
    }
}
