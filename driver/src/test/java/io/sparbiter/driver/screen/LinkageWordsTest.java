package io.sparbiter.driver.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class LinkageWordsTest {
    private static final String REASON = "A jar is missing, is there twice, or is of another version. This is Spark ";

    private static String words(Throwable fault) {
        return LinkageWords.of(fault).orElseThrow();
    }

    @Test
    void otherFaultsAreNoneOfIts() {
        assertThat(LinkageWords.of(new IllegalStateException(new IOException("no disk"))))
                .isEmpty();
    }

    @Test
    void aMissingClassIsNamedAsInJava() {
        assertThat(words(new NoClassDefFoundError("org/apache/hadoop/fs/s3a/S3AFileSystem")))
                .startsWith("Cannot go on: there is no class org.apache.hadoop.fs.s3a.S3AFileSystem.\n" + REASON)
                .endsWith("\nThe log has the trace, and so does --verbose.");
    }

    /** A method whose result is of another class than its own; the jar is that of the class that lacks it. */
    @Test
    void aMissingMethodIsToldWithTheJarOfItsClass() {
        assertThat(words(new NoSuchMethodError(
                        "'scala.collection.Seq org.apache.spark.SparkConf.all(java.lang.String)'")))
                .startsWith("Cannot go on: classes do not fit together (NoSuchMethodError: 'scala.collection.Seq"
                        + " org.apache.spark.SparkConf.all(java.lang.String)'), org.apache.spark.SparkConf is of file:")
                .contains("spark-core_2.12-", ".jar.\n" + REASON);
    }

    @Test
    void aWordThatIsNoClassHasNoJar() {
        assertThat(words(new NoSuchFieldError("JAVA_11")))
                .startsWith("Cannot go on: classes do not fit together (NoSuchFieldError: JAVA_11).\n" + REASON);
        assertThat(words(new IncompatibleClassChangeError()))
                .startsWith("Cannot go on: classes do not fit together (IncompatibleClassChangeError).\n");
    }

    @Test
    void theInnermostIsTold() {
        var fault = new InvocationTargetException(
                new ExceptionInInitializerError(new UnsatisfiedLinkError("no jnix in path")));

        assertThat(words(fault)).isEqualTo("""
                        Cannot go on: a native library cannot be loaded (no jnix in path).
                        It may be of another system or processor, or lie where nothing may be executed.
                        The log has the trace, and so does --verbose.""");
    }

    @Test
    void aClassThatCannotBeginTellsWhy() {
        assertThat(words(new ExceptionInInitializerError(new IllegalStateException("no such zone"))))
                .startsWith("Cannot go on: a class cannot be initialized (no such zone).\n");
    }

    @Test
    void aClassForANewerJavaIsToldSo() {
        assertThat(words(new UnsupportedClassVersionError(
                        "a/B (class file version 65.0) has been compiled by a newer Java")))
                .contains(
                        "(UnsupportedClassVersionError: a/B (class file version 65.0)",
                        "Compile the class for this Java");
    }
}
