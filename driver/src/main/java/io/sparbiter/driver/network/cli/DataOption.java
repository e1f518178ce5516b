package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.trial.SetupException;
import java.util.function.IntSupplier;
import picocli.CommandLine.Option;

/** Where data are that were read elsewhere once. */
final class DataOption {
    private static final String OPTION = "--data";
    private static final String TEST_OPTION = "--test-data";

    @Option(
            names = OPTION,
            paramLabel = "SOURCE",
            description = "Where the data are now (default: the data.source that they were read from).")
    String source;

    @Option(
            names = TEST_OPTION,
            paramLabel = "SOURCE",
            description = "Where the test images are now, if there is a data.test_source (default: that).")
    String testSource;

    DataSettings of(DataSettings recorded) {
        if (testSource != null && recorded.testSource().isEmpty()) {
            throw ResultsException.usage(
                    TEST_OPTION + " (" + testSource + ") has no data.test_source to take the place of.",
                    "Leave it out: all images are in " + OPTION + ".");
        }
        DataSettings moved = source == null ? recorded : recorded.from(source);
        return testSource == null ? moved : moved.testedFrom(testSource);
    }

    /** Runs a command. What is wrong with the data is told of this option if it names them. */
    int during(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (DataException wrong) {
            throw source == null && testSource == null ? wrong : ofOption(wrong);
        }
    }

    private SetupException ofOption(DataException wrong) {
        String message = wrong.getMessage();
        if (source != null) {
            message = message.replace("data.source (", OPTION + " (");
        }
        if (testSource != null) {
            message = message.replace("data.test_source (", TEST_OPTION + " (");
        }
        String[] lines = message.split("\n", 2);
        return new SetupException(lines[0], lines.length > 1 ? lines[1] : "", wrong);
    }
}
