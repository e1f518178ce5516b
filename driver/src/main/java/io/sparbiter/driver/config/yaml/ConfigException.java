package io.sparbiter.driver.config.yaml;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/**
 * A configuration that can't be used. Its message is ready to print: the first problems, two lines each, and how many more
 * there are.
 */
public final class ConfigException extends RuntimeException {
    private static final int MOST_SHOWN = 20;
    /** Of one problem: a value of a megabyte helps nobody. */
    private static final int MOST_CHARACTERS = 4000;

    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        this(problems, 0);
    }

    /** @param uncounted how many more problems there are, of which no more is known */
    ConfigException(List<Problem> problems, long uncounted) {
        super(message(problems, uncounted));
        this.problems = List.copyOf(problems);
    }

    private static String message(List<Problem> problems, long uncounted) {
        String first =
                problems.stream().limit(MOST_SHOWN).map(ConfigException::shown).collect(joining("\n"));
        long more = Math.max(0, problems.size() - MOST_SHOWN) + uncounted;
        return more == 0
                ? first
                : first + String.format(Locale.ROOT, "\n… and %,d more.\n    Correct these first.", more);
    }

    private static String shown(Problem problem) {
        String text = problem.toString();
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }

    /** What is wrong, never empty, in the order of the files; of very many, those found first. */
    public List<Problem> problems() {
        return problems;
    }
}
