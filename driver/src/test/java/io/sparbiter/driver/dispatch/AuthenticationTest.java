package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    private static final Optional<String> SECRET = Optional.of("between us");

    private static SparkConf conf(String master) {
        return new SparkConf(false).set("spark.master", master);
    }

    private static SparkConf configured(SparkConf conf, Optional<String> secret) {
        Authentication.configure(conf, secret);
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

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[2]", "local[*]", "local[2,3]"})
    void localModeIsAuthenticatedByASecretThatIsNoSetting(String master) {
        SparkConf conf = configured(conf(master), SECRET);

        assertThat(conf.get("spark.authenticate")).isEqualTo("true");
        assertThat(conf.get("spark.network.crypto.enabled")).isEqualTo("true");
        assertThat(conf.getAll()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yarn", "k8s://https://host"})
    void whereSparkDrawsASecretItIsAskedTo(String master) {
        SparkConf conf = configured(conf(master), SECRET);

        assertThat(conf.get("spark.authenticate")).isEqualTo("true");
        assertThat(conf.get("spark.io.encryption.enabled")).isEqualTo("true");
        assertThat(conf.contains("spark.authenticate.secret")).isFalse();
    }

    @Test
    void whereSparkDrawsNoneOneIsDrawn() {
        SparkConf one = configured(conf("local-cluster[1,1,1024]"), Optional.empty());
        SparkConf other = configured(conf("local-cluster[1,1,1024]"), Optional.empty());

        assertThat(one.get("spark.authenticate")).isEqualTo("true");
        assertThat(one.get("spark.authenticate.secret"))
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(other.get("spark.authenticate.secret"));
    }

    @Test
    void whatYarnHasBegunIsLeftAsItIs() {
        SparkConf inAContainer = conf("yarn").set("spark.submit.deployMode", "cluster");
        assertThat(configured(inAContainer, SECRET).contains("spark.authenticate"))
                .isFalse();

        SparkConf besideAService = conf("yarn").set("spark.shuffle.service.enabled", "true");
        assertThat(configured(besideAService, SECRET).contains("spark.authenticate"))
                .isFalse();
    }

    @Test
    void settingsGoFirst() {
        SparkConf off = configured(conf("spark://host:7077").set("spark.authenticate", "false"), SECRET);
        assertThat(off.getAll()).hasSize(2);
        assertThat(configured(conf("local[2]").set("spark.authenticate", "false"), SECRET)
                        .getAll())
                .hasSize(2);

        SparkConf plain = configured(conf("spark://host:7077").set("spark.io.encryption.enabled", "false"), SECRET);
        assertThat(plain.get("spark.io.encryption.enabled")).isEqualTo("false");
    }
}
