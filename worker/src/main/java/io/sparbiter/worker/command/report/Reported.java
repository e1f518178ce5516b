package io.sparbiter.worker.command.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What one line of a program's says. */
public sealed interface Reported {
    /**
     * Numbers.
     *
     * @param epoch the number of theirs, if the line names it
     * @param numbers of declared metrics only, NaN and infinities among them
     */
    record Numbers(OptionalInt epoch, Map<String, Double> numbers) implements Reported {
        public Numbers {
            numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
        }
    }

    /** A line that should be a report and is none; the program may go on. */
    record Unreadable(String line) implements Reported {}

    /** A report that cannot be right: the trial has failed. The message continues "it reported". */
    record Wrong(String what) implements Reported {}
}
