package io.sparbiter.worker.trainable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sparbiter.search.trainable.Trainable;
import io.sparbiter.search.trainable.TrialContext;
import io.sparbiter.worker.trial.SetupException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainableClassTest {
    private static final int MAJOR_VERSION = 7;
    private static final byte JAVA_65 = 109;

    private final ClassLoader usual = Thread.currentThread().getContextClassLoader();

    @AfterEach
    void resetLoader() {
        Thread.currentThread().setContextClassLoader(usual);
    }

    /** As they should be. */
    public static final class Good extends Parent {}

    /** Implements it for others. */
    public abstract static class Parent implements Trainable {
        @Override
        public void train(TrialContext trial) {}
    }

    /** No trial. */
    public static final class Other {}

    /** Needs a word. */
    public static final class Demanding extends Parent {
        public Demanding(String word) {
            assertThat(word).isNotBlank();
        }
    }

    static final class Hidden extends Parent {
        public Hidden() {}
    }

    /** Has the constructor that Java makes for it, which is as public as the class. */
    static final class Plain extends Parent {}

    /** Has its instances. */
    public enum Listed implements Trainable {
        ONLY;

        @Override
        public void train(TrialContext trial) {}
    }

    /** Belongs to an instance. */
    @SuppressWarnings("ClassCanBeStatic")
    public final class Inner extends Parent {}

    /** Cannot be initialized. */
    public static final class Unlucky extends Parent {
        static final int NUMBER = Integer.parseInt("seven");
    }

    /** Needs another class. */
    public static final class Needy extends Needed {}

    /** Is not to be found by a test. */
    public static class Needed extends Parent {}

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(
                        "com.acme.Missing",
                        "Cannot find class com.acme.Missing (trial.class): it is not on the class path."),
                mistake(Trainable.class.getName(), "it is an interface."),
                mistake(Parent.class.getName(), "it is abstract."),
                mistake(Other.class.getName(), "it does not implement io.sparbiter.search.trainable.Trainable."),
                mistake(Demanding.class.getName(), "it has no public constructor without parameters."),
                mistake(Hidden.class.getName(), "it is not public."),
                mistake(Plain.class.getName(), "it is not public."),
                mistake(Listed.class.getName(), "it is an enum."),
                mistake(Inner.class.getName(), "it is an inner class."),
                mistake(
                        Unlucky.class.getName(),
                        "its static initializer raised java.lang.NumberFormatException: For input string: \"seven\"."));
    }

    private static Arguments mistake(String name, String sentence) {
        return Arguments.of(name, sentence);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsWrongWithAClassIsSaidInASentenceWithARemedy(String name, String sentence) {
        assertThat(complaint(name).lines()).hasSize(2).first().asString().contains(name, sentence);
    }

    @Test
    void aGoodClassIsMade() throws Exception {
        assertThat(TrainableClass.named(Good.class.getName()).create()).isInstanceOf(Good.class);
    }

    @Test
    void aClassForANewerJavaIsNamedAsSuch() {
        byte[] bytes = bytes(Good.class);
        bytes[MAJOR_VERSION] = JAVA_65;
        useLoader(Map.of(Good.class.getName(), bytes));
        assertThat(complaint(Good.class.getName()))
                .contains("it was compiled for Java 65, and this is Java")
                .contains("Compile it with --release");
    }

    @Test
    void aClassThatItNeedsIsNamed() {
        useLoader(Map.of(Needy.class.getName(), bytes(Needy.class), Needed.class.getName(), new byte[0]));
        assertThat(complaint(Needy.class.getName()))
                .contains("it needs class " + Needed.class.getName() + ", which is not on the class path.");
    }

    @Test
    void aCopyOfTheInterfaceInTheJarIsSeen() {
        useLoader(Map.of(
                Good.class.getName(), bytes(Good.class),
                Parent.class.getName(), bytes(Parent.class),
                Trainable.class.getName(), bytes(Trainable.class)));
        assertThat(complaint(Good.class.getName()))
                .contains("but a copy of it in its own jar.")
                .contains("provided");
    }

    @Test
    void withoutAContextClassLoaderTheOwnIsAsked() {
        Thread.currentThread().setContextClassLoader(null);
        assertThat(TrainableClass.named(Good.class.getName())).isNotNull();
    }

    private static String complaint(String name) {
        return catchThrowableOfType(SetupException.class, () -> TrainableClass.named(name))
                .getMessage();
    }

    private static byte[] bytes(Class<?> type) {
        try (var in = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void useLoader(Map<String, byte[]> classes) {
        Thread.currentThread().setContextClassLoader(new Overriding(usual, classes));
    }

    /** Has classes of its own before its parent's; one without bytes is missing. */
    private static final class Overriding extends ClassLoader {
        private final Map<String, byte[]> classes;

        Overriding(ClassLoader parent, Map<String, byte[]> classes) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                return super.loadClass(name, resolve);
            }
            if (bytes.length == 0) {
                throw new ClassNotFoundException(name);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
        }
    }
}
