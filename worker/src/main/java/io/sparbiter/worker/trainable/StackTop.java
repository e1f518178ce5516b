package io.sparbiter.worker.trainable;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Shows in a few lines where an exception was raised. */
final class StackTop {
    private static final int LINES = 5;

    /** Whose calls, up to where the trial began, tell nobody anything. */
    private static final String OURS = StackTop.class.getPackageName() + ".TrainableRun";

    private StackTop() {}

    /** Of its last cause, if it has any: a line for each of the innermost calls, each beginning with a line break. */
    static String of(Throwable raised) {
        return Stream.of(root(raised).getStackTrace())
                .takeWhile(call -> !call.getClassName().startsWith(OURS))
                .limit(LINES)
                .map(call -> "\n    at " + call)
                .collect(Collectors.joining());
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
