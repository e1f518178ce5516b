package io.sparbiter.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoragePathTest {
    @ParameterizedTest
    @CsvSource({
        "model,                  model",
        "/a/b,                   /a/b",
        "./hdfs:/x,              ./hdfs:/x",
        "file:/a/b c,            /a/b c",
        "file:///a/100%,         /a/100%",
        "file://localhost/a,     /a",
        "C:/a,                   C:/a"
    })
    void pathsAndUrisOfThisMachineAreLocal(String text, String path) {
        assertThat(StoragePath.local(text)).contains(Path.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs:///x", "s3a://bucket/x", "hdfs:/x", "file://host/a", "file:a", "http://host/x"})
    void otherUrisAreNot(String text) {
        assertThat(StoragePath.isUri(text)).isTrue();
        assertThat(StoragePath.local(text)).isEmpty();
    }

    @Test
    void aWordIsAPath() {
        assertThat(StoragePath.isUri("results")).isFalse();
        assertThat(StoragePath.isUri("C:/results")).isFalse();
    }
}
