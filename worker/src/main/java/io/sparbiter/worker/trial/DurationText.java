package io.sparbiter.worker.trial;

import java.time.Duration;

/** Writes times as search files have them, so that a user finds the words again, and the reader of a file, too. */
public final class DurationText {
    private DurationText() {}

    /** Such as {@code 1h30m}; ISO-8601 for what has no whole seconds. */
    public static String of(Duration time) {
        if (time.isZero() || time.toNanosPart() != 0) {
            return time.toString();
        }
        return part(time.toDays(), "d")
                + part(time.toHoursPart(), "h")
                + part(time.toMinutesPart(), "m")
                + part(time.toSecondsPart(), "s");
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + unit;
    }
}
