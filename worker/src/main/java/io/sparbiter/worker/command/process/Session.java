package io.sparbiter.worker.command.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Starts programs in a session, and so in a process group, of their own. The program {@code setsid} does it where there
 * is one (Linux); it then becomes the program itself, whose process number is the group's too.
 */
final class Session {
    private static final Optional<Path> SETSID = Stream.of("/usr/bin/setsid", "/bin/setsid")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();

    /** Without {@code setsid} a shell finds the program, so that the exit codes are the same. */
    private static final List<String> NO_SESSION = List.of("/bin/sh", "-c", "exec \"$@\"", "sh");

    private Session() {}

    static boolean isPossible() {
        return SETSID.isPresent();
    }

    /** The words that start a program in a session of its own, or else in this JVM's. */
    static List<String> words(String... program) {
        return words(List.of(program));
    }

    static List<String> words(List<String> program) {
        List<String> words =
                new ArrayList<>(SETSID.map(path -> List.of(path.toString())).orElse(NO_SESSION));
        words.addAll(program);
        return words;
    }
}
