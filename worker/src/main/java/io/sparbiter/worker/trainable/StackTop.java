package io.sparbiter.worker.trainable;

import io.sparbiter.search.trainable.TrialContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows in a few lines where an exception was raised. */
final class StackTop {
    private static final int LINES = 5;

    /** What stands between a trial's class and this program: its calls tell a user nothing. */
    private static final List<String> BETWEEN = Stream.concat(
                    Stream.of(
                                    TrainableRun.class,
                                    TrainableClass.class,
                                    NamedValues.class,
                                    EpochReports.class,
                                    Resumption.class,
                                    TrialContext.class)
                            .map(Class::getName),
                    Stream.of("java.lang.reflect.", "jdk.internal.reflect."))
            .toList();

    private StackTop() {}

    /** Of its last cause, if it has any: a line for each of the innermost calls, each beginning with a line break. */
    static String of(Throwable raised) {
        return sinceTheTrialBegan(List.of(root(raised).getStackTrace())).stream()
                .filter(StackTop::tells)
                .limit(LINES)
                .map(call -> "\n    at " + call)
                .collect(Collectors.joining());
    }

    /** All calls of another thread than the trial's. */
    private static List<StackTraceElement> sinceTheTrialBegan(List<StackTraceElement> calls) {
        int outermost = calls.size() - 1;
        while (outermost >= 0 && !calls.get(outermost).getClassName().equals(TrainableRun.class.getName())) {
            outermost--;
        }
        return outermost < 0 ? calls : calls.subList(0, outermost);
    }

    private static boolean tells(StackTraceElement call) {
        return BETWEEN.stream().noneMatch(call.getClassName()::startsWith);
    }

    private static Throwable root(Throwable raised) {
        Throwable root = raised;
        // The chain of causes may be a ring.
        for (int i = 0; i < LINES && root.getCause() != null; i++) {
            root = root.getCause();
        }
        return root;
    }
}
