package io.sparbiter.search;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.sparbiter.search.trainable.TrialContext;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;

@AnalyzeClasses(packages = "io.sparbiter.search", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule searchKnowsNoEngine = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

    @ArchTest
    static final ArchRule searchKnowsNoNetworksAndNoArrays = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j.nn..", "org.nd4j.linalg..", "org.nd4j.nativeblas..");

    @ArchTest
    static final ArchRule searchKnowsNoFiles = noClasses()
            .that()
            // Where a user's class leaves checkpoints.
            .areNotAssignableTo(TrialContext.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.nio.file..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(
                    File.class, FileInputStream.class, FileOutputStream.class, FileReader.class, FileWriter.class);

    @ArchTest
    static final ArchRule searchKnowsNoOtherModule = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sparbiter.worker..", "io.sparbiter.driver..");

    @ArchTest
    static final ArchRule timeIsPassedIn = noClasses()
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callConstructor(java.util.Random.class)
            .orShould()
            .callConstructor(java.util.SplittableRandom.class)
            .orShould()
            .callMethod(Math.class, "random");
}
