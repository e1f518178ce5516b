package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class ClusterSecretTest {
    private static final Optional<String> SECRET = Optional.of("between us");

    private static SparkConf conf(String master) {
        return new SparkConf(false).set("spark.master", master);
    }

    private static SparkConf configured(SparkConf conf, Optional<String> secret) {
        ClusterSecret.configure(conf, secret);
        return conf;
    }

    @Test
    void aStandaloneClusterWithASecretIsAuthenticatedAndEncrypted() {
        SparkConf conf = configured(conf("spark://host:7077"), SECRET);

        assertThat(conf.get("spark.authenticate.secret")).isEqualTo("between us");
        assertThat(conf.get("spark.authenticate")).isEqualTo("true");
        assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("true");
        assertThat(conf.get("spark.io.encryption.enabled")).isEqualTo("true");
    }

    @Test
    void aClusterWithoutASecretIsLeftOpen() {
        assertThat(configured(conf("spark://host:7077"), Optional.empty()).getAll())
                .hasSize(1);
    }

    @Test
    void settingsGoFirst() {
        SparkConf off = configured(conf("spark://host:7077").set("spark.authenticate", "false"), SECRET);
        assertThat(off.getAll()).hasSize(2);

        SparkConf plain = configured(conf("spark://host:7077").set("spark.io.encryption.enabled", "false"), SECRET);
        assertThat(plain.get("spark.io.encryption.enabled")).isEqualTo("false");
    }

    @Test
    void otherMastersDrawTheirOwn() {
        assertThat(configured(conf("local[2]"), SECRET).getAll()).hasSize(1);
        assertThat(configured(conf("yarn"), SECRET).getAll()).hasSize(1);
        assertThat(configured(conf("k8s://https://host"), SECRET).getAll()).hasSize(1);
    }
}
