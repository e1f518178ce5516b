package io.sparbiter.driver.run;

import io.sparbiter.driver.cluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Searches, one a test, on one cluster of two nodes. */
abstract class ClusterTest {
    static TestCluster cluster;

    @TempDir
    Path results;

    /** The test's own, which it starts. */
    ClusterSearch search;

    @BeforeAll
    static void startCluster() {
        cluster = TestCluster.start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    @BeforeEach
    void resetCluster() {
        cluster.resetSettings();
    }

    @AfterEach
    void endSearch() {
        search.close();
    }
}
