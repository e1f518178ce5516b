package io.sparbiter.driver.spark;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Of the program and of its tests: the same source is compiled for two Scalas and two Sparks. */
@AnalyzeClasses(packages = "io.sparbiter.driver")
class SparkRoomTest {
    private static final String ROOM = "io.sparbiter.driver.spark..";

    @ArchTest
    static final ArchRule scalaStaysInItsRoom = noClasses()
            .that()
            .resideOutsideOfPackage(ROOM)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("scala..");

    /** What Spark's releases promise to nobody. */
    @ArchTest
    static final ArchRule sparksInsideStaysThereToo = noClasses()
            .that()
            .resideOutsideOfPackage(ROOM)
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.spark.deploy..")
                    .or(resideInAPackage("org.apache.spark.internal.."))
                    .or(resideInAPackage("org.apache.spark.rpc.."))
                    .or(nameMatching(
                            "org\\.apache\\.spark\\.(SparkEnv|SecurityManager|FutureAction|SimpleFutureAction)"))
                    .or(nameMatching("org\\.apache\\.spark\\.scheduler\\.(?!SparkListener).*"))
                    .or(nameMatching("org\\.apache\\.spark\\.util\\.SignalUtils.*")));
}
