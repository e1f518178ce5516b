package io.sparbiter.driver.spark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import scala.util.Properties;

/**
 * A Spark with its Scala, and whether this program runs on them. The same source is built for Spark 3.5 with Scala 2.12
 * and for Spark 4 with Scala 2.13. What was compiled for one meets the classes of the other with linkage errors, here and
 * there and late, so this is asked before anything else.
 *
 * @param spark a version as Spark tells it, such as 3.5.6, or 3.5.1-amzn-0 of a vendor
 * @param scala likewise, such as 2.12.18
 */
public record SparkRelease(String spark, String scala) {
    /** Where there is no Spark. */
    public static final SparkRelease NONE = new SparkRelease("none", "none");

    /** What this program was compiled for, Scala by its line, such as 2.12. */
    public static final SparkRelease BUILT_FOR = builtFor();

    private static SparkRelease builtFor() {
        try (InputStream file = SparkRelease.class.getResourceAsStream("release.properties")) {
            var properties = new java.util.Properties();
            properties.load(file);
            return new SparkRelease(properties.getProperty("spark"), properties.getProperty("scala"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is on the class path. Loads only what all releases have. */
    public static SparkRelease present() {
        try {
            return new SparkRelease(
                    org.apache.spark.package$.MODULE$.SPARK_VERSION(), Properties.versionNumberString());
        } catch (LinkageError e) {
            return NONE;
        }
    }

    /** For people, what a program that was built for this release runs on: Spark 3.5 with Scala 2.12, for example. */
    public String line() {
        return "Spark " + start(spark, 2) + " with Scala " + start(scala, 2);
    }

    /** Why nothing runs on it and what to do about it, in two lines; empty if something does. */
    public Optional<String> refusal() {
        return refusal(BUILT_FOR);
    }

    Optional<String> refusal(SparkRelease built) {
        if (equals(NONE)) {
            return Optional.of("Cannot find Spark: its classes are not on the class path.\n"
                    + "Start Sparbiter by submit/local.sh, or by spark-submit of a distribution of " + built.line()
                    + ".");
        }
        return isFor(scala, built.scala, 2) && isFor(spark, built.spark, 1)
                ? Optional.empty()
                : Optional.of("Cannot run on " + this + ": this jar of Sparbiter is built for " + built.line() + ".\n"
                        + built.cure());
    }

    private String cure() {
        return "Take a distribution of it, whose folder jars has a spark-core_" + start(scala, 2) + "-"
                + start(spark, 2)
                + ".….jar, as SPARK_HOME, or let submit/standalone.sh or its like take the jar for yours:"
                + " there is one for Spark 3.5 with Scala 2.12 and one for Spark 4.";
    }

    /** What a user should know who runs on it all the same; empty if all is well. */
    public Optional<String> doubt() {
        return doubt(BUILT_FOR);
    }

    Optional<String> doubt(SparkRelease built) {
        return isFor(spark, built.spark, 2)
                ? Optional.empty()
                : Optional.of("This is " + this + ", and Sparbiter is built for and tried on " + built.line()
                        + ": a search may fail in the middle.");
    }

    /** Whether two versions begin with the same numbers; a vendor's of no number may be any. */
    private static boolean isFor(String version, String wanted, int numbers) {
        boolean isKnown = version.matches("\\d.*");
        return isKnown ? start(version, numbers).equals(start(wanted, numbers)) : numbers == 1;
    }

    /** The first so many numbers of a version. */
    private static String start(String version, int numbers) {
        String[] parts = version.split("\\D+", numbers + 1);
        return String.join(".", Arrays.asList(parts).subList(0, Math.min(numbers, parts.length)));
    }

    @Override
    public String toString() {
        return "Spark " + spark + " with Scala " + scala;
    }
}
