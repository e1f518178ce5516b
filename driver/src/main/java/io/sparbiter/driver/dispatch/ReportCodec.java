package io.sparbiter.driver.dispatch;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Metrics;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What goes over Spark's plugin channel: types of the JDK only. Spark reads the channel with the class loader of its own
 * jars, and in an executor that one does not know the application's classes.
 */
final class ReportCodec {
    private static final String CONTINUE = "";
    /** What a reason begins with. */
    private static final String FOR_NOW = "+";

    private static final String FOR_GOOD = "-";

    /** The longest fact is a command line, which has 2 MiB at most on Linux. */
    private static final int MOST_BYTES = 4 << 20;

    private ReportCodec() {}

    static byte[] report(Serializable report) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(report);
        } catch (IOException e) {
            throw new IllegalStateException("a report is serializable: " + report, e);
        }
        return bytes.toByteArray();
    }

    /**
     * The {@link TrialStart} or {@link EpochReport} that was written; throws {@link IllegalStateException} if the bytes are
     * not those of one. Nothing that they name is made or run before it is known to be part of a report.
     */
    static Object report(byte[] bytes) {
        try (var in = new ReportInput(bytes)) {
            return requireReport(in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("cannot read an executor's report; is its program another version?", e);
        }
    }

    private static Object requireReport(Object read) throws InvalidClassException {
        if (read instanceof TrialStart || read instanceof EpochReport) {
            return read;
        }
        throw new InvalidClassException("no report");
    }

    static String answer(Verdict verdict) {
        return verdict instanceof Verdict.Stop stop ? (stop.mayGoOn() ? FOR_NOW : FOR_GOOD) + stop.reason() : CONTINUE;
    }

    static Verdict answer(String words) {
        return words.equals(CONTINUE)
                ? Verdict.CONTINUE
                : new Verdict.Stop(words.substring(1), words.startsWith(FOR_NOW));
    }

    /** Finds classes with the application's own loader. */
    private static final class ReportInput extends ObjectInputStream {
        ReportInput(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
            if (bytes.length > MOST_BYTES) {
                throw new InvalidClassException("too large for a report");
            }
            setObjectInputFilter(new PartsOfReports());
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            return Class.forName(description.getName(), false, ReportCodec.class.getClassLoader());
        }
    }

    /** Lets pass what a report is made of, and no more of it than one has. */
    private static final class PartsOfReports implements ObjectInputFilter {
        private static final int MOST_REFERENCES = 100_000;
        private static final int LONGEST_ARRAY = 10_000;
        private static final int DEEPEST = 10;

        /** Ours, those by which the JDK writes their maps, lists and times, and those that it makes of these. */
        private static final Set<String> TYPES = Set.of(
                TrialStart.class.getName(),
                EpochReport.class.getName(),
                Epoch.class.getName(),
                Metrics.class.getName(),
                Facts.class.getName(),
                Placement.class.getName(),
                String.class.getName(),
                Long.class.getName(),
                Number.class.getName(),
                HashMap.class.getName(),
                LinkedHashMap.class.getName(),
                Map.Entry[].class.getName(),
                Object[].class.getName(),
                double[].class.getName(),
                Instant.class.getName(),
                "java.time.Ser",
                "java.util.Collections$UnmodifiableMap",
                "java.util.CollSer",
                "java.util.ImmutableCollections$List12",
                "java.util.ImmutableCollections$ListN");

        @Override
        public Status checkInput(FilterInfo input) {
            boolean isTooMuch = input.references() > MOST_REFERENCES
                    || input.arrayLength() > LONGEST_ARRAY
                    || input.depth() > DEEPEST;
            if (isTooMuch) {
                return Status.REJECTED;
            }
            Class<?> type = input.serialClass();
            // Without a type only the amounts are asked about.
            return type == null || TYPES.contains(type.getName()) ? Status.ALLOWED : Status.REJECTED;
        }
    }
}
