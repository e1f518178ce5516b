package io.sparbiter.driver.kubernetes;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A Spark distribution as far as pods need one, of Maven's jars: {@code jars} and {@code bin/spark-submit}. */
final class SparkDistribution {
    private static final Path APPLICATION = Path.of("target/sparbiter.jar");

    /** Asks Spark's launcher for the driver's command line and becomes the driver, as the script of a real one does. */
    private static final String SPARK_SUBMIT = """
            #!/usr/bin/env bash
            export SPARK_SCALA_VERSION=2.12
            mapfile -d '' -t words < <("$JAVA_HOME/bin/java" -cp "$SPARK_HOME/jars/*" \\
              org.apache.spark.launcher.Main org.apache.spark.deploy.SparkSubmit "$@")
            # An empty word and a line's end stand before the first.
            exec "${words[1]#$'\\n'}" "${words[@]:2}"
            """;

    private SparkDistribution() {}

    static void make(Path home) throws IOException {
        Path script = Files.createDirectories(home.resolve("bin")).resolve("spark-submit");
        Files.writeString(script, SPARK_SUBMIT);
        script.toFile().setExecutable(true);
        Path jars = Files.createDirectories(home.resolve("jars"));
        try (var application = new JarFile(APPLICATION.toFile())) {
            for (Path library : libraries()) {
                if (!isPartOf(application, library)) {
                    Files.createSymbolicLink(jars.resolve(library.getFileName()), library);
                }
            }
        }
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar"))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(jar -> !jar.getFileName().toString().startsWith("sparbiter-"))
                .distinct()
                .toList();
    }

    /** Whether the application brings it: then a real Spark has it not, and what is missing would be found. */
    private static boolean isPartOf(JarFile application, Path library) throws IOException {
        try (var jar = new JarFile(library.toFile())) {
            return firstFile(jar).map(application::getEntry).isPresent();
        }
    }

    private static Optional<String> firstFile(JarFile jar) {
        return jar.stream()
                .map(ZipEntry::getName)
                .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("/") && name.contains("/"))
                .findFirst();
    }
}
