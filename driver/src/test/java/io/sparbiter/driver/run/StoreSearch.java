package io.sparbiter.driver.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A search of twenty short commands, one after the other, whose results lie on a store that only the files of {@code
 * HADOOP_CONF_DIR} tell how to reach.
 *
 * @param directory where its files lie
 * @param results where its results lie: a URI
 */
record StoreSearch(Path directory, String results) {
    static final String NAME = "stored";
    static final List<Integer> TRIALS = IntStream.rangeClosed(1, 20).boxed().toList();

    /** @param site the content of {@code core-site.xml} */
    static StoreSearch of(Path directory, String results, String site) throws IOException {
        Files.writeString(Files.createDirectory(directory.resolve("conf")).resolve("core-site.xml"), site);
        Files.writeString(
                directory.resolve("trial.sh"), "sleep 0.2; echo \"{\\\"gain\\\": 0.$1}\" >>\"$SPARBITER_REPORT\"\n");
        Files.writeString(directory.resolve("search.yaml"), """
                trial:
                  type: command
                  run: [/bin/sh, %s/trial.sh, "${width}"]
                  metrics: {gain: maximize}
                space: {width: %s}
                strategy: random
                seed: 1
                """.formatted(directory, TRIALS));
        return new StoreSearch(directory, results);
    }

    DriverProcess start(String... more) throws IOException {
        String[] arguments = {
            "--config=" + directory.resolve("search.yaml"), "--results=" + results, "--name=" + NAME, "--parallelism=1"
        };
        return DriverProcess.search(
                directory.resolve("results"),
                Map.of("HADOOP_CONF_DIR", directory.resolve("conf").toString()),
                arguments,
                more);
    }

    /** A {@code core-site.xml} with these settings. */
    static String site(Map<String, String> settings) {
        Stream<String> properties = settings.entrySet().stream()
                .map(setting -> "<property><name>%s</name><value>%s</value></property>"
                        .formatted(setting.getKey(), setting.getValue()));
        return "<configuration>" + String.join("", properties.toList()) + "</configuration>";
    }
}
