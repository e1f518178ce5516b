package io.sparbiter.driver.benchmark.table;

import io.sparbiter.driver.config.yaml.ConfigException;
import io.sparbiter.driver.config.yaml.Problem;
import io.sparbiter.driver.config.yaml.SourcePosition;
import java.nio.file.Path;
import java.util.List;

/** Names in messages where recorded scores come from: a file, or a search. */
record TableSource(String name) {
    /** What to throw for something wrong in a line, counted from 1, or with the whole source: line 0. */
    ConfigException problem(int line, String message, String remedy) {
        return new ConfigException(List.of(new Problem(new SourcePosition(name, line, Path.of("")), message, remedy)));
    }
}
