package io.sparbiter.driver.config.yaml;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** A configuration that can't be used. Its message is ready to print: all problems, two lines each. */
public final class ConfigException extends RuntimeException {
    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, never empty, in the order of the files. */
    public List<Problem> problems() {
        return problems;
    }
}
