package io.sparbiter.driver.command;

import io.sparbiter.worker.command.Template;
import io.sparbiter.worker.trial.SetupException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for programs as the system does.
 *
 * @param folders of those without a slash in their names
 * @param working the folder at which relative paths start
 */
record ProgramSearch(List<Path> folders, Path working) {
    static ProgramSearch ofThisMachine() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return new ProgramSearch(
                Stream.of(path.split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(Path::of)
                        .toList(),
                Path.of("").toAbsolutePath());
    }

    /** Throws {@link SetupException} if a program cannot be run; one that macros name is not looked for. */
    void require(String program) {
        if (!new Template(program).macros().isEmpty()) {
            return;
        }
        if (!program.contains("/")) {
            if (folders.stream().map(folder -> folder.resolve(program)).noneMatch(ProgramSearch::isProgram)) {
                throw new SetupException(
                        "Cannot run trial.run (%s): no folder of the PATH has such a program.".formatted(program),
                        "Install it, or write its path.");
            }
        } else if (!isProgram(working.resolve(program))) {
            throw new SetupException(
                    "Cannot run trial.run (%s): %s is %s."
                            .formatted(program, working.resolve(program).normalize(), fault(working.resolve(program))),
                    "Relative paths start where the search is started.");
        }
    }

    private static boolean isProgram(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }

    private static String fault(Path file) {
        return Files.isRegularFile(file) ? "not executable" : "no file";
    }
}
