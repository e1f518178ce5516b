package io.sparbiter.worker.trainable;

import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.worker.trial.SetupException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A user's class, loaded, initialized and found to be one that trials can be made of. */
public final class TrainableClass {
    private static final Pattern CLASS_FILE_VERSION = Pattern.compile("class file version (\\d+)");
    /** Java 1 had 45, and each version since has had one more. */
    private static final int BEFORE_JAVA_1 = 44;

    private static final String JARS =
            "Name its jar by --class-path on one machine, by --jars of spark-submit on a cluster.";

    private final Constructor<? extends Trainable> constructor;

    private TrainableClass(Constructor<? extends Trainable> constructor) {
        this.constructor = constructor;
    }

    /**
     * The class of this binary name, as the calling thread's context class loader has it, or else this program's own.
     *
     * @throws SetupException if there is no such class or no trial can be made of it
     */
    public static TrainableClass named(String name) {
        Class<?> found = find(name);
        requireConcrete(found);
        requireTrainable(found);
        return new TrainableClass(constructor(found.asSubclass(Trainable.class)));
    }

    private static Class<?> find(String name) {
        try {
            return Class.forName(name, true, loader());
        } catch (ClassNotFoundException e) {
            throw new SetupException(
                    "Cannot find class %s (trial.class): it is not on the class path.".formatted(name),
                    JARS + " A class within a class is written Outer$Inner.",
                    e);
        } catch (UnsupportedClassVersionError e) {
            throw new SetupException(
                    "Cannot load class %s (trial.class): it was compiled for %s, and this is Java %d."
                            .formatted(name, javaVersion(e), Runtime.version().feature()),
                    "Compile it with --release " + Runtime.version().feature() + ", or run on the newer Java.",
                    e);
        } catch (ExceptionInInitializerError e) {
            throw new SetupException(
                    "Cannot initialize class %s (trial.class): its static initializer raised %s."
                            .formatted(name, e.getCause()),
                    "Correct it, or do it in the constructor.",
                    e);
        } catch (LinkageError e) {
            throw unlinked(name, e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? TrainableClass.class.getClassLoader() : context;
    }

    private static String javaVersion(UnsupportedClassVersionError error) {
        return CLASS_FILE_VERSION
                .matcher(String.valueOf(error.getMessage()))
                .results()
                .findFirst()
                .map((MatchResult found) -> "Java " + (Integer.parseInt(found.group(1)) - BEFORE_JAVA_1))
                .orElse("a newer Java");
    }

    private static SetupException unlinked(String name, LinkageError error) {
        if (error instanceof NoClassDefFoundError && error.getCause() instanceof ClassNotFoundException missing) {
            return new SetupException(
                    "Cannot load class %s (trial.class): it needs class %s, which is not on the class path."
                            .formatted(name, missing.getMessage()),
                    "Name the jar of that class, too: by --class-path on one machine, by --jars of spark-submit on a cluster.",
                    error);
        }
        return new SetupException(
                "Cannot load class %s (trial.class): %s.".formatted(name, error),
                "Check how the class is written, and that it was compiled against the libraries on the class path.",
                error);
    }

    private static void requireConcrete(Class<?> found) {
        if (found.isEnum()) {
            throw inaccessible(found, "it is an enum.", "Name a class that a new instance can be made of.");
        }
        if (Modifier.isAbstract(found.getModifiers())) {
            throw inaccessible(
                    found,
                    found.isInterface() ? "it is an interface." : "it is abstract.",
                    "Name a class that has all its methods.");
        }
    }

    private static void requireTrainable(Class<?> found) {
        if (!Trainable.class.isAssignableFrom(found)) {
            String name = Trainable.class.getName();
            boolean hasCopy = interfaces(found).anyMatch(kind -> kind.getName().equals(name));
            throw new SetupException(
                    "Cannot make trials of %s (trial.class): it does not implement %s%s."
                            .formatted(found.getName(), name, hasCopy ? ", but a copy of it in its own jar" : ""),
                    hasCopy
                            ? "Leave this program's classes out of the jar: their scope in Maven is provided."
                            : "Implement it: its only method is train(TrialContext).");
        }
    }

    private static Stream<Class<?>> interfaces(Class<?> type) {
        return Stream.<Class<?>>iterate(type, above -> above != null, Class::getSuperclass)
                .flatMap(above -> Stream.of(above.getInterfaces()));
    }

    private static Constructor<? extends Trainable> constructor(Class<? extends Trainable> found) {
        if (found.getEnclosingClass() != null && !Modifier.isStatic(found.getModifiers())) {
            throw inaccessible(found, "it is an inner class.", "Make it static.");
        }
        if (!Modifier.isPublic(found.getModifiers())) {
            throw inaccessible(found, "it is not public.", "Make the class public.");
        }
        try {
            return found.getConstructor();
        } catch (NoSuchMethodException e) {
            throw inaccessible(
                    found,
                    "it has no public constructor without parameters.",
                    "Add one; what it needs are trial.settings and the axes of the space.");
        } catch (LinkageError e) {
            throw unlinked(found.getName(), e);
        }
    }

    private static SetupException inaccessible(Class<?> found, String problem, String remedy) {
        return new SetupException(
                "Cannot make trials of %s (trial.class): %s".formatted(found.getName(), problem), remedy);
    }

    /** A new instance; throws what its constructor does. */
    Trainable create() throws Exception {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error fault) {
                throw fault;
            }
            throw e.getCause() instanceof Exception fault ? fault : e;
        }
    }
}
