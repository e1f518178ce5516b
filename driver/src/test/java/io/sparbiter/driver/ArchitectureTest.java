package io.sparbiter.driver;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.sparbiter.worker.storage.HadoopOutput;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import org.apache.hadoop.fs.FileSystem;

@AnalyzeClasses(packages = "io.sparbiter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule importsRunOneWay = noClasses()
            .that()
            .resideInAnyPackage("io.sparbiter.search..", "io.sparbiter.worker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.sparbiter.driver..");

    @ArchTest
    static final ArchRule sparkStaysWhereItIsDispatchedToOrAsked = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.sparbiter.driver.spark..",
                    "io.sparbiter.driver.dispatch..",
                    "io.sparbiter.driver.query..",
                    "io.sparbiter.driver.network.distributed..",
                    "io.sparbiter.driver.analyse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.spark..");

    @ArchTest
    static final ArchRule theDriverSideOfASearchKnowsNoArrays = classes()
            .that()
            .resideInAPackage("io.sparbiter.driver..")
            .and()
            .resideOutsideOfPackages("io.sparbiter.driver.network.model..", "io.sparbiter.driver.network.distributed..")
            .and()
            .haveSimpleNameNotStartingWith("TrainingKryoRegistrator")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("org.nd4j..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule rankingAndPagesGetPlainRows = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.sparbiter.driver.report..",
                    "io.sparbiter.driver.network.report..",
                    "io.sparbiter.driver.page..",
                    "io.sparbiter.driver.serve..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hadoop..", "org.apache.parquet..", "org.apache.spark..");

    @ArchTest
    static final ArchRule filesOfSettingsAreReadWithoutSpark = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.sparbiter.driver.config..",
                    "io.sparbiter.driver.network.trial..",
                    "io.sparbiter.driver.trainable..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.hadoop..", "org.apache.spark..");

    /** Which runs what the bytes say, unless a filter as strict as that of reports stands before it. */
    @ArchTest
    static final ArchRule onlyReportsAreReadByJavasSerialization = noClasses()
            .that()
            .haveNameNotMatching("io\\.sparbiter\\.driver\\.dispatch\\.ReportCodec(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ObjectInputStream.class);

    /** A stream of Hadoop's own may throw one exception twice, which hides it. */
    @ArchTest
    static final ArchRule filesOfHadoopAreWrittenThroughOneClass = noClasses()
            .that()
            .doNotBelongToAnyOf(HadoopOutput.class)
            .and()
            .areNotAssignableTo(FileSystem.class)
            .should()
            .callMethodWhere(target(nameMatching("create|createFile|createNonRecursive|append|appendFile"))
                    .and(target(owner(assignableTo(FileSystem.class)))));

    /** It is set back and forward while a search runs: whoever waits or measures takes a SteadyClock. */
    @ArchTest
    static final ArchRule theTimeOfDayIsForThoseWhoRecordIt = noClasses()
            .that()
            .haveNameNotMatching(
                    ".*\\.(SteadyClock|SparkTrialBackend|SearchLocks|SearchCommand|SearchExecution|ReportCommand|AskTell|AskCommand|TellCommand|ImportCommand)")
            .should()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.sparbiter.driver.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesInPackagesHaveNoCycles =
            slices().matching("io.sparbiter.driver.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheNetworksRoomsKnowNetworks = noClasses()
            .that()
            .resideOutsideOfPackages("io.sparbiter.driver.network..", "io.sparbiter.worker.network..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sparbiter.driver.network..", "io.sparbiter.worker.network..");
}
