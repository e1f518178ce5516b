package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class JobFailureTest {
    private static final String TASK =
            "Job aborted due to stage failure: Task 0 in stage 3.0 failed 4 times, most recent"
                    + " failure: Lost task 0.3 in stage 3.0 (TID 7) (node-2 executor 1): ";

    private static String words(String message) {
        return JobFailure.words(new SparkException(message));
    }

    @Test
    void theTraceIsLeftOut() {
        assertThat(words(
                        TASK + "java.lang.IllegalStateException: no model\n\tat a.B.c(B.java:3)\n\nDriver stacktrace:"))
                .isEqualTo("Task 0 in stage 3.0 failed 4 times, most recent failure: Lost task 0.3 in stage 3.0 (TID 7)"
                        + " (node-2 executor 1): java.lang.IllegalStateException: no model");
    }

    @Test
    void whatWasAtTheBottomIsToldToo() {
        assertThat(words(TASK + """
                        java.io.UncheckedIOException: cannot read the model
                        \tat a.B.c(B.java:3)
                        Caused by: java.io.IOException: cannot open a stream
                        \tat a.B.d(B.java:9)
                        Caused by: java.net.ConnectException: Connection refused
                        \t... 3 more

                        Driver stacktrace:
                        \tat org.apache.spark.X.y(X.scala:1)"""))
                .endsWith("executor 1): java.io.UncheckedIOException: cannot read the model,"
                        + " caused by java.net.ConnectException: Connection refused");
    }

    @Test
    void whatWasSaidAlreadyIsNotRepeated() {
        assertThat(words(TASK
                        + "java.io.UncheckedIOException: java.io.IOException: no disk\n\tat a.B.c(B.java:3)\n"
                        + "Caused by: java.io.IOException: no disk\n\t... 3 more"))
                .endsWith("java.io.UncheckedIOException: java.io.IOException: no disk");
    }

    @Test
    void aJobOfOneLineIsThatLine() {
        assertThat(words("Job 3 cancelled because SparkContext was shut down"))
                .isEqualTo("Job 3 cancelled because SparkContext was shut down");
    }
}
