package io.sparbiter.driver.cli.option;

import io.sparbiter.driver.dispatch.SparkContexts;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The jars of trials of a user's class, for every command that runs trials on this machine. */
public final class ClassPathOptions {
    @Option(
            names = "--class-path",
            paramLabel = "JAR|DIR[:…]",
            description =
                    "Jars and directories of classes for trials of type class, on this machine; on a cluster, --jars"
                            + " of spark-submit does this.")
    String classPath;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    /**
     * Calls with these classes on the class path of the calling thread, and of what Spark starts in this JVM meanwhile.
     *
     * @throws ParameterException if one of the places is not there, or holds no classes
     */
    public int with(IntSupplier command) {
        if (classPath == null) {
            return command.getAsInt();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = loader(before)) {
            thread.setContextClassLoader(loader);
            return command.getAsInt();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close --class-path", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private URLClassLoader loader(ClassLoader parent) {
        if (SparkContexts.hasMaster()) {
            throw wrong("--class-path is for this machine's own trials; give the jars to spark-submit by --jars.");
        }
        return new URLClassLoader(places().stream().map(ClassPathOptions::url).toArray(URL[]::new), parent);
    }

    private List<Path> places() {
        if (classPath.contains("://")) {
            throw wrong("--class-path: " + classPath + " has a URI. Copy the jars here, and give their paths.");
        }
        List<Path> places = Stream.of(classPath.split(File.pathSeparator))
                .filter(word -> !word.isBlank())
                .map(Path::of)
                .toList();
        places.stream().filter(place -> !Files.exists(place)).findFirst().ifPresent(missing -> {
            throw wrong("--class-path: there is no " + missing + ". Build it first, or correct the path.");
        });
        places.stream()
                .filter(place -> !isJar(place) && !isFolderOfClasses(place))
                .findFirst()
                .ifPresent(other -> {
                    throw wrong("--class-path: " + other + " is neither a jar nor a folder of classes."
                            + " Of a folder of jars, name each jar.");
                });
        return places;
    }

    /** A pipe is not opened: nobody may write to it. */
    private static boolean isJar(Path place) {
        if (!Files.isRegularFile(place)) {
            return false;
        }
        try (var jar = new ZipFile(place.toFile())) {
            return jar.size() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Not yet compiled classes are no mistake of the path, but jars in a folder are not looked into. */
    private static boolean isFolderOfClasses(Path place) {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.noneMatch(ClassPathOptions::isJar);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read --class-path", e);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static URL url(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("no place of classes: " + place, e);
        }
    }
}
