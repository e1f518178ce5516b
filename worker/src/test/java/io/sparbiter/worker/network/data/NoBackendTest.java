package io.sparbiter.worker.network.data;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** A driver without a GPU looks at data and settings: that may not load an ND4J backend. */
class NoBackendTest {
    @Test
    void nothingTouchesNd4j() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.sparbiter.worker.network.data");
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.nd4j..")
                .check(classes);
    }
}
