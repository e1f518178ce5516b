package io.sparbiter.worker.network.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkOutlineTest {
    static Stream<NetworkPlan> plans() {
        var colours = new ImageShape(32, 24, 3, 7);
        HyperParameters two = HyperParameters.of(
                Points.of("dense_1_units", 16L, "dense_2_units", 8L, "conv_2_kernel", 4L),
                NetworkSettings.DEFAULT,
                0.001,
                32);
        return Stream.of(
                Points.plan(Points.trial324()),
                Points.plan(two),
                NetworkPlan.of(Points.small(2, 5), NetworkSettings.DEFAULT, colours, new double[7]),
                NetworkPlan.dense(List.of(128, 64), 0.001, NetworkSettings.DEFAULT, Points.MNIST, new double[0]),
                NetworkPlan.dense(List.of(8, 0), 0.001, NetworkSettings.DEFAULT, colours, new double[0]));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void aPlanHasTheOutlineOfItsConfiguration(NetworkPlan plan) throws IOException {
        String json = NetworkFactory.configuration(plan, 1).toJson();
        assertThat(NetworkOutline.read(bytes(json))).isEqualTo(NetworkOutline.of(plan));
    }

    @Test
    void aDifferenceIsNamedByItsPlace() {
        NetworkOutline one = NetworkOutline.of(Points.plan(Points.small(2, 5)));
        assertThat(one.differenceOf(one)).isEmpty();
        NetworkOutline wider = NetworkOutline.of(Points.plan(Points.small(2, 6)));
        assertThat(one.differenceOf(wider)).contains("/confs/10/layer/nout is not 5");
        NetworkOutline fewer = NetworkOutline.of(
                NetworkPlan.dense(List.of(), 0.001, NetworkSettings.DEFAULT, Points.MNIST, new double[0]));
        NetworkOutline more = NetworkOutline.of(
                NetworkPlan.dense(List.of(10), 0.001, NetworkSettings.DEFAULT, Points.MNIST, new double[0]));
        assertThat(fewer.differenceOf(more)).isPresent();
        assertThat(more.differenceOf(fewer)).isPresent();
    }

    /** A class in it is a word, whatever it would do; deep and wide texts cost no more than their length. */
    @Test
    void whatIsNoOutlineIsPassedOver() throws IOException {
        String json =
                "{\"confs\": [{\"layer\": {\"nin\": 3, \"iupdater\": {\"@class\": \"javax.script.ScriptEngineManager\"},"
                        + " \"nin\": {\"nin\": 4}}, \"seed\": 5}], \"@class\": \"x\", \"nout\": 6}";
        assertThat(NetworkOutline.read(bytes(json)).words()).containsOnly(Map.entry("/confs/0/layer/nin", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"confs\": [}", "no", "{\"confs\": 1e}"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> NetworkOutline.read(bytes(text))).isInstanceOf(IOException.class);
    }

    @Test
    void aDeepTextEndsTheReadingAndNotTheProgram() {
        assertThatThrownBy(() -> NetworkOutline.read(bytes("[".repeat(500_000))))
                .isInstanceOf(IOException.class);
    }
}
