package io.sparbiter.driver.exchange.cli;

import io.sparbiter.driver.cli.CommandRoom;
import java.util.List;

/** Adds {@code export} and {@code import} to the command line. */
public final class ExchangeCommands implements CommandRoom {
    @Override
    public List<Object> commands() {
        return List.of(new ExportCommand(), new ImportCommand());
    }
}
