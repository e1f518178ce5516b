package io.sparbiter.driver.command;

import io.sparbiter.driver.config.space.AxisNames;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.config.trial.TrialTypeReader;
import io.sparbiter.driver.config.yaml.Section;
import java.util.Map;
import java.util.Set;

/** Reads {@code trial: {type: command, …}}. */
public final class CommandTrialTypeReader implements TrialTypeReader {
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "run", "trial.run",
            "epochs", "trial.epochs",
            "max_epochs", "trial.epochs",
            "num_epochs", "trial.epochs",
            "max_iter", "trial.epochs",
            "metrics", "trial.metrics",
            "env", "trial.env",
            "threads", "trial.threads");

    @Override
    public String word() {
        return CommandTrialType.WORD;
    }

    @Override
    public Set<String> keys() {
        return CommandCodec.KEYS;
    }

    @Override
    public Map<String, String> otherNames() {
        return OTHER_NAMES;
    }

    /** The axes are looked up, too: a macro that is none of them is a mistake in the place where it is written. */
    @Override
    public TrialType read(Section file, Section trial) {
        file.node("space").flatMap(AxisNames::of).ifPresent(axes -> new MacroCheck(axes).check(trial));
        return new CommandTrialType(CommandCodec.COMMAND.read(trial));
    }
}
