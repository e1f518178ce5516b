package io.sparbiter.driver.network.cli;

import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.trial.SetupException;
import java.util.function.IntSupplier;
import picocli.CommandLine.Option;

/** Where data are that were read elsewhere once. */
final class DataOption {
    private static final String OPTION = "--data";

    @Option(
            names = OPTION,
            paramLabel = "SOURCE",
            description = "Where the data are now (default: the data.source that they were read from).")
    String source;

    DataSettings of(DataSettings recorded) {
        return source == null ? recorded : recorded.from(source);
    }

    /** Runs a command. What is wrong with the data is told of this option if it names them. */
    int during(IntSupplier command) {
        try {
            return command.getAsInt();
        } catch (DataException wrong) {
            throw source == null ? wrong : ofOption(wrong);
        }
    }

    private static SetupException ofOption(DataException wrong) {
        String[] lines =
                wrong.getMessage().replace("data.source (", OPTION + " (").split("\n", 2);
        return new SetupException(lines[0], lines.length > 1 ? lines[1] : "", wrong);
    }
}
