package io.sparbiter.driver.ask;

import io.sparbiter.driver.cli.CommandRoom;
import java.util.List;

/** The commands for trials that are run elsewhere. */
public final class AskCommands implements CommandRoom {
    @Override
    public List<Object> commands() {
        return List.of(new AskCommand(), new TellCommand());
    }
}
