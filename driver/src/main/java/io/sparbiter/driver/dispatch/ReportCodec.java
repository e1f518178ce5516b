package io.sparbiter.driver.dispatch;

import io.sparbiter.search.trial.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;

/**
 * What goes over Spark's plugin channel: types of the JDK only. Spark reads the channel with the class loader of its own
 * jars, and in an executor that one does not know the application's classes.
 */
final class ReportCodec {
    private static final String CONTINUE = "";
    /** What a reason begins with. */
    private static final String FOR_NOW = "+";

    private static final String FOR_GOOD = "-";

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

    static Object report(byte[] bytes) {
        try (var in = new ApplicationInput(bytes)) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("cannot read an executor's report; is its program another version?", e);
        }
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
    private static final class ApplicationInput extends ObjectInputStream {
        ApplicationInput(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            return Class.forName(description.getName(), false, ReportCodec.class.getClassLoader());
        }
    }
}
