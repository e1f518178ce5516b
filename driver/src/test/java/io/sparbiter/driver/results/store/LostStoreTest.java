package io.sparbiter.driver.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class LostStoreTest {
    @Test
    void whoCannotBeReachedIsLost() {
        assertThat(LostStore.isBehind(new ConnectException("Connection refused")))
                .isTrue();
        assertThat(LostStore.isBehind(new IOException("on /x", new SocketTimeoutException("20000 millis"))))
                .isTrue();
        assertThat(LostStore.isBehind(new IllegalStateException(new UnknownHostException("bucket"))))
                .isTrue();
    }

    @Test
    void whoAnswersIsNot() {
        assertThat(LostStore.isBehind(new EOFException())).isFalse();
        assertThat(LostStore.isBehind(new IOException("403", new IllegalArgumentException())))
                .isFalse();
    }
}
