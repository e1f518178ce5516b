package io.sparbiter.worker.command;

import io.sparbiter.search.space.Point;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the macros of a command stand for. The name of an axis stands for the point's value, also where a macro of every
 * command has this name. A word that names an inactive axis is left out.
 *
 * @param values of the macros that are neither an axis nor a variable of the environment; those that lack stay as they are
 * @param environment the value of a variable
 */
public record Macros(Point point, Map<String, String> values, UnaryOperator<String> environment) {
    /** One word of a command that becomes {@code --axis=value} for each axis. */
    public static final String ARGS = "args";

    /** One word of a command that becomes {@code axis=value} for each axis. */
    public static final String ARGS_NO_HYPHENS = "args_no_hyphens";

    /** The path of a JSON file with the point. */
    public static final String ARGS_JSON_FILE = "args_json_file";

    /** What the name of a macro begins with that is a variable of the executor's environment. */
    public static final String ENV = "env:";

    static final String TRIAL = "trial";
    static final String ATTEMPT = "attempt";
    static final String SEED = "seed";
    static final String EPOCHS = "epochs";
    static final String THREADS = "threads";
    static final String CHECKPOINT = "checkpoint";
    static final String GPU = "gpu";

    /** The macros of every command, axes and {@code env:} apart. */
    public static final List<String> NAMES =
            List.of(ARGS, ARGS_NO_HYPHENS, ARGS_JSON_FILE, TRIAL, ATTEMPT, SEED, EPOCHS, THREADS, CHECKPOINT, GPU);

    public Macros {
        values = Map.copyOf(values);
    }

    /** Whether a macro makes words of its own, and so has to be a word of its own. */
    public static boolean isList(String name) {
        return name.equals(ARGS) || name.equals(ARGS_NO_HYPHENS);
    }

    /** A variable's macro as it is written, in place of a value that may be secret or is not known. */
    static String written(String variable) {
        return macro(ENV + variable);
    }

    private static String macro(String name) {
        return "${" + name + "}";
    }

    /** The words of a command. */
    List<String> words(List<String> run) {
        return run.stream().flatMap(this::words).toList();
    }

    private Stream<String> words(String word) {
        if (word.equals(macro(ARGS)) && !point.has(ARGS)) {
            return axes("--");
        }
        if (word.equals(macro(ARGS_NO_HYPHENS)) && !point.has(ARGS_NO_HYPHENS)) {
            return axes("");
        }
        return hasInactive(word) ? Stream.empty() : Stream.of(text(word));
    }

    /** Whether it names an axis that is inactive at the point: what else there may be was looked at before the search. */
    boolean hasInactive(String template) {
        return new Template(template)
                .macros().stream().anyMatch(name -> !point.has(name) && !NAMES.contains(name) && !name.startsWith(ENV));
    }

    private Stream<String> axes(String hyphens) {
        return point.values().entrySet().stream()
                .map(axis -> hyphens + axis.getKey() + "=" + PointText.of(axis.getValue()));
    }

    /** A text with its macros filled in. */
    String text(String template) {
        return new Template(template).fill(this::value);
    }

    private String value(String name) {
        if (point.has(name)) {
            return PointText.of(point.values().get(name));
        }
        return name.startsWith(ENV)
                ? environment.apply(name.substring(ENV.length()))
                : values.getOrDefault(name, macro(name));
    }
}
