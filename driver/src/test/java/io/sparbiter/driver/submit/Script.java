package io.sparbiter.driver.submit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A script of submit/, run with an environment of its own and a Spark that only says how it was called. */
final class Script {
    private static final Path SUBMIT = Path.of("../submit").toAbsolutePath().normalize();

    private final Path folder;
    private final String name;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> prefix = new ArrayList<>();

    private Script(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        environment.put("PATH", System.getenv("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("SPARBITER_JAR", "/built/sparbiter.jar");
        environment.put("SPARBITER_LOG", folder.resolve("logs/sparbiter.log").toString());
        environment.put("SPARBITER_EVENT_LOG", "file:" + folder.resolve("events"));
    }

    /** What a script said: its exit code, and standard output and error line by line. */
    record Run(int exitCode, List<String> out, List<String> err) {
        /** The word after this one, which stands there once. */
        String after(String option) {
            return out.get(out.indexOf(option) + 1);
        }

        /** All values of an option that may stand there several times. */
        List<String> all(String option) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < out.size() - 1; i++) {
                if (out.get(i).equals(option)) {
                    values.add(out.get(i + 1));
                }
            }
            return values;
        }

        /** What the program gets: the words after the application jar. */
        List<String> command(String jar) {
            return out.subList(out.indexOf(jar) + 1, out.size());
        }
    }

    /** In a folder of the test's, where it also logs. */
    static Script of(Path folder, String name) {
        return new Script(folder, name);
    }

    static Path home() {
        return SUBMIT.getParent();
    }

    Script with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** With a distribution whose spark-submit prints its arguments, one a line. */
    Script withSpark() {
        return with(
                "SPARK_HOME",
                program("spark/bin/spark-submit", "printf '%s\\n' \"$@\"")
                        .getParent()
                        .getParent()
                        .toString());
    }

    /** With a program of one line in the test's folder. */
    Script withProgram(String path, String line) {
        program(path, line);
        return this;
    }

    /** Run by someone whom file permissions concern, as they do not root. */
    Script withoutPrivileges() throws IOException {
        if ((Integer) Files.getAttribute(folder, "unix:uid") == 0) {
            prefix.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        return this;
    }

    /** A program of one line in the test's folder. */
    Path program(String path, String line) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/usr/bin/env bash\n" + line + "\n");
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + file + " executable");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Run run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        Process process = start(out, err, arguments);
        int exitCode = process.waitFor();
        return new Run(
                exitCode,
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readAllLines(err, StandardCharsets.UTF_8));
    }

    private Process start(Path out, Path err, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("bash", SUBMIT.resolve(name).toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
