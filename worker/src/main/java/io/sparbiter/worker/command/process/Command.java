package io.sparbiter.worker.command.process;

import io.sparbiter.worker.command.process.CommandEvent.Output;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * A program to run, without a shell between.
 *
 * @param words the program and its arguments, as the program shall see them; a program without a slash is looked for in
 *     the PATH
 * @param environment what is added to this JVM's environment, or replaces parts of it
 * @param directory where the program runs; it exists
 * @param cookie tells this attempt's processes; the program finds it in its environment
 * @param reports the file that the program appends its reports to; it need not exist
 */
public record Command(
        List<String> words, Map<String, String> environment, Path directory, Cookie cookie, Path reports) {
    public Command {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("a command has at least the program's name");
        }
        Stream.concat(words.stream(), environment.values().stream()).forEach(Command::requireEncodable);
    }

    /**
     * Starts the program. A program that is missing or may not be executed starts all the same and ends as {@link
     * ExitStatus.NotStarted}.
     *
     * @param wanted picks the lines of output that become events; runs on the threads that read output, for every line,
     *     so it has to be quick; a line that it fails on is not wanted
     * @throws IOException if no process can be started here: the machine's fault, not the program's
     */
    public RunningCommand start(BiPredicate<Output, String> wanted) throws IOException {
        ProcessGroup group = ProcessGroup.start(this);
        try {
            return new RunningCommand(group, this, wanted);
        } catch (OutOfMemoryError e) {
            // No further threads, the JDK says so too.
            group.kill();
            throw e;
        }
    }

    /** A JVM without a locale would hand over question marks. */
    private static void requireEncodable(String text) {
        Stream.of(Charset.defaultCharset().name(), System.getProperty("sun.jnu.encoding"))
                .map(Charset::forName)
                .filter(charset -> !charset.newEncoder().canEncode(text))
                .findFirst()
                .ifPresent(charset -> {
                    throw new IllegalArgumentException("""
                            Cannot pass "%s" to a program: this JVM passes text on as %s.
                            Maybe set LC_ALL to C.UTF-8 for it, or -Dfile.encoding=UTF-8.""".formatted(text, charset));
                });
    }
}
