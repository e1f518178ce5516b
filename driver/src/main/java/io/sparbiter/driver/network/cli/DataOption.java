package io.sparbiter.driver.network.cli;

import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.trial.SetupException;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where data are that were read elsewhere once. They are the same still, so that no setting of theirs can be another. */
final class DataOption {
    private static final String OPTION = "--data";
    private static final String TEST_OPTION = "--test-data";
    /** Remedies that would make other data of them. */
    private static final Pattern SETTING = Pattern.compile("data\\.(?!npz|csv)[a-z_]+|Give more images");

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

    /** Runs a command. What is wrong with the data is told of these options, and so is what to do about it. */
    int during(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (DataException wrong) {
            throw ofOption(wrong);
        }
    }

    private SetupException ofOption(DataException wrong) {
        String[] lines = wrong.getMessage().split("\n", 2);
        return new SetupException(named(lines[0]), remedy(lines[0], lines.length > 1 ? lines[1] : ""), wrong);
    }

    private String named(String problem) {
        String named = source == null ? problem : problem.replace("data.source (", OPTION + " (");
        return testSource == null ? named : named.replace("data.test_source (", TEST_OPTION + " (");
    }

    /** The path of what was probably meant is one of the option, too. */
    private static String remedy(String problem, String remedy) {
        String ofOption = remedy.replace("data.source: ", OPTION + " ");
        boolean isMissing = problem.startsWith("Cannot find data.");
        return isMissing || SETTING.matcher(ofOption).find()
                ? "Bring back the data as they were, or say by " + OPTION + " or " + TEST_OPTION
                        + " where they lie now. Other data need a model of their own, by train."
                : ofOption;
    }
}
