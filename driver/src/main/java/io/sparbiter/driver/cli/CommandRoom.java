package io.sparbiter.driver.cli;

import java.util.List;
import java.util.ServiceLoader;

/** Adds commands from another room to the command line. Found by {@link ServiceLoader}. */
public interface CommandRoom {
    /** New commands, as picocli knows them. */
    List<Object> commands();

    /** The commands of all rooms. */
    static List<Object> all() {
        return ServiceLoader.load(CommandRoom.class, CommandRoom.class.getClassLoader()).stream()
                .flatMap(room -> room.get().commands().stream())
                .toList();
    }
}
