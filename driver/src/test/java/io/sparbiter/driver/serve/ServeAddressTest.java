package io.sparbiter.driver.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServeAddressTest {
    @Test
    void aPortAloneIsOfThisMachinesLoopback() {
        ServeAddress address = ServeAddress.parse("8080").orElseThrow();
        assertThat(address).isEqualTo(new ServeAddress(Optional.empty(), 8080));
        assertThat(address.socket().getAddress().isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0:0, 0.0.0.0, 0", "node-1.example:65535, node-1.example, 65535", "[::1]:80, [::1], 80"})
    void aHostMayComeFirst(String text, String host, int port) {
        assertThat(ServeAddress.parse(text)).contains(new ServeAddress(Optional.of(host), port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "65536", "-1", ":80", "a b:80", "::1:80", "http://a:80", "80:"})
    void anythingElseIsNone(String text) {
        assertThat(ServeAddress.parse(text)).isEmpty();
    }
}
