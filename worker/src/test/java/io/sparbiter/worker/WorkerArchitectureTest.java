package io.sparbiter.worker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.sparbiter.worker.network.data.DataSettings;
import io.sparbiter.worker.network.layers.HyperParameters;
import io.sparbiter.worker.network.layers.NetworkArchive;
import io.sparbiter.worker.network.layers.NetworkPlan;
import io.sparbiter.worker.network.layers.NetworkSettings;
import io.sparbiter.worker.network.layers.NetworkSummary;
import io.sparbiter.worker.network.training.EarlyStopping;
import io.sparbiter.worker.network.training.PlateauSchedule;
import io.sparbiter.worker.network.training.TrainingSettings;

@AnalyzeClasses(packages = "io.sparbiter.worker", importOptions = DoNotIncludeTests.class)
class WorkerArchitectureTest {
    @ArchTest
    static final ArchRule theWorkerKnowsNoSparkAndNoDriver = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "scala..", "io.sparbiter.driver..");

    @ArchTest
    static final ArchRule hadoopStaysWithDataAndCheckpoints = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.sparbiter.worker.storage..",
                    "io.sparbiter.worker.network.data..",
                    "io.sparbiter.worker.checkpoint..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hadoop..");

    @ArchTest
    static final ArchRule whatADriverReadsLoadsNoNd4j = noClasses()
            .that()
            .belongToAnyOf(
                    HyperParameters.class,
                    NetworkPlan.class,
                    NetworkArchive.class,
                    NetworkSummary.class,
                    NetworkSettings.class,
                    TrainingSettings.class,
                    DataSettings.class,
                    EarlyStopping.class,
                    PlateauSchedule.class)
            .should()
            .transitivelyDependOnClassesThat(resideInAnyPackage("org.nd4j..", "org.deeplearning4j.."));

    @ArchTest
    static final ArchRule theBackendIsAMatterOfRunTime = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j.linalg.cpu..", "org.nd4j.linalg.jcublas..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.sparbiter.worker.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule roomsOfTheNetworkHaveNoCycles =
            slices().matching("io.sparbiter.worker.network.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesInPackagesHaveNoCycles =
            slices().matching("io.sparbiter.worker.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule whatServesAnyTrialKnowsNoNetwork = noClasses()
            .that()
            .resideOutsideOfPackage("io.sparbiter.worker.network..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.sparbiter.worker.network..");
}
