package io.sparbiter.driver.end;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Notices that a trial's code ends this program by {@link System#exit}, as a class of the user's may on one machine. Nobody
 * can keep the JVM from ending then, but the program says who did it, writes what it has, and fails.
 */
public final class ForeignExit {
    /** How long the program may take to write what it has. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Thread main;

    private ForeignExit(Thread main) {
        this.main = main;
    }

    /** Watches until the JVM ends; the thread is the only one that may end it. */
    public static void watch(Thread main) {
        Runtime.getRuntime().addShutdownHook(new Thread(new ForeignExit(main)::jvmEnds, "foreign-exit"));
    }

    private void jvmEnds() {
        caller().ifPresent(caller -> {
            System.err.println("A trial has ended this program: it called System.exit at " + place(caller)
                    + ".\nReturn or throw an exception there instead, then go on with --resume.");
            awaitMain();
            Runtime.getRuntime().halt(ExitCode.FAILED);
        });
    }

    /** Where another thread than the program's own has called for the end; signals end the JVM without such a call. */
    private Optional<StackTraceElement> caller() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey() != main)
                .flatMap(thread -> caller(thread.getValue()).stream())
                .findFirst();
    }

    /** The place in a stack that calls for the end, unless it is Spark's, which has reasons and exit codes of its own. */
    static Optional<StackTraceElement> caller(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(frame -> !isExit(frame))
                .dropWhile(frame -> frame.getClassName().startsWith("java.lang."))
                .findFirst()
                .filter(frame -> !frame.getClassName().startsWith("org.apache.spark."));
    }

    private static String place(StackTraceElement frame) {
        return frame.getClassName() + "." + frame.getMethodName() + "(" + frame.getFileName() + ":"
                + frame.getLineNumber() + ")";
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Runtime")
                && frame.getMethodName().equals("exit");
    }

    private void awaitMain() {
        try {
            // It hangs in its own call of System.exit once it is through, since the JVM is ending already.
            for (long waited = 0; waited < PATIENCE.toMillis() && !hasExited(); waited += 50) {
                main.join(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean hasExited() {
        return !main.isAlive() || Arrays.stream(main.getStackTrace()).anyMatch(ForeignExit::isExit);
    }
}
