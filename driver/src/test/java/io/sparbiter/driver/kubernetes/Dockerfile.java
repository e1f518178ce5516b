package io.sparbiter.driver.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What k8s/image/Dockerfile copies from the repository, and what its first target with an environment sets. */
record Dockerfile(String text) {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern COPY = Pattern.compile("(?m)^COPY ([^-\\s]\\S*) (/\\S+)$");
    private static final Pattern ENV = Pattern.compile("(?m)^ENV ((?:\\S+=\\S+[ \\\\\\n]*)+)");
    private static final Pattern ARGUMENT = Pattern.compile("(?m)^ARG (\\w+)=(\\S+)$");
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=([^\\s\\\\]+)");

    static Dockerfile read() {
        try {
            return new Dockerfile(withDefaults(Files.readString(Manifests.ROOT.resolve("image/Dockerfile"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As it is built when nobody gives arguments. */
    private static String withDefaults(String text) {
        return ARGUMENT.matcher(text)
                .results()
                .reduce(
                        text,
                        (built, argument) -> built.replace("${" + argument.group(1) + "}", argument.group(2)),
                        (one, other) -> other);
    }

    /** Names every file that is copied, and its path in the image. */
    void copies(BiConsumer<Path, String> action) {
        COPY.matcher(text).results().forEach(copy -> copies(REPOSITORY.resolve(copy.group(1)), copy.group(2), action));
    }

    private static void copies(Path from, String to, BiConsumer<Path, String> action) {
        try (Stream<Path> tree = Files.walk(from)) {
            tree.filter(Files::isRegularFile)
                    .forEach(file -> action.accept(file, file.equals(from) ? to : to + "/" + from.relativize(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> environment() {
        String variables = ENV.matcher(text).results().findFirst().orElseThrow().group(1);
        return VARIABLE.matcher(variables)
                .results()
                .collect(Collectors.toMap(variable -> variable.group(1), variable -> variable.group(2)));
    }
}
