package io.sparbiter.driver.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * What Spark's workers need to start executors, made from Maven's jars: a directory {@code jars}, and nothing else. The
 * application's own classes are kept apart, in jars that executors fetch as they would a submitted one.
 */
final class SparkHome {
    static final Path JAVA_OPTIONS = Path.of("../conf/java17.options").toAbsolutePath();
    static final Path TEST_CLASSES = Path.of("target/test-classes").toAbsolutePath();

    private final Path directory;
    private final List<Path> applicationJars;

    private SparkHome(Path directory, List<Path> applicationJars) {
        this.directory = directory;
        this.applicationJars = applicationJars;
    }

    /** Makes one of this JVM's class path. */
    static SparkHome assemble(Path directory) {
        try {
            Path jars = Files.createDirectories(directory.resolve("jars"));
            for (Path library : entries().filter(entry -> !isOurs(entry)).toList()) {
                Files.createSymbolicLink(jars.resolve(library.getFileName()), library);
            }
            return new SparkHome(directory, applicationJars(Files.createDirectories(directory.resolve("application"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> entries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .distinct();
    }

    /** A directory, or what this build or an earlier one made of it. */
    private static boolean isOurs(Path entry) {
        return Files.isDirectory(entry) || entry.getFileName().toString().startsWith("sparbiter-");
    }

    private static List<Path> applicationJars(Path directory) throws IOException {
        List<Path> ours = entries().filter(SparkHome::isOurs).toList();
        Path[] jars = new Path[ours.size()];
        for (int i = 0; i < jars.length; i++) {
            Path entry = ours.get(i);
            jars[i] = Files.isDirectory(entry) ? pack(entry, directory.resolve(i + ".jar")) : entry;
        }
        return List.of(jars);
    }

    private static Path pack(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                var out = new JarOutputStream(file);
                Stream<Path> tree = Files.walk(classes)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(path).toString().replace(File.separatorChar, '/')));
                Files.copy(path, out);
            }
        }
        return jar;
    }

    static String java() {
        return ProcessHandle.current().info().command().orElseThrow();
    }

    String classPath() {
        return directory.resolve("jars") + "/*";
    }

    List<String> applicationJars() {
        return applicationJars.stream().map(Path::toString).toList();
    }

    Map<String, String> environment() {
        return Map.of("SPARK_HOME", directory.toString(), "SPARK_SCALA_VERSION", "2.12", "SPARK_LOCAL_IP", "127.0.0.1");
    }
}
