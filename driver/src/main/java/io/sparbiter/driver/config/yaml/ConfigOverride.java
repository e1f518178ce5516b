package io.sparbiter.driver.config.yaml;

import java.util.List;

/**
 * A setting given on the command line, which wins over the file.
 *
 * @param key dotted, as in {@code training.epochs}
 * @param value a YAML scalar or a list or map in brackets
 * @param origin the words of the command line, for messages
 */
public record ConfigOverride(String key, String value, String origin) {
    /** From {@code --set key=value}; throws {@link ConfigException} if it is not of this form. */
    public static ConfigOverride set(String assignment) {
        int equals = assignment.indexOf('=');
        String key = equals < 0 ? "" : assignment.substring(0, equals).strip();
        var override = new ConfigOverride(key, assignment.substring(equals + 1), "--set " + assignment);
        if (override.keys().stream().anyMatch(String::isBlank)) {
            throw new ConfigException(List.of(new Problem(
                    override.place(), "this is not of the form key=value.", "Write it like --set training.epochs=3.")));
        }
        return override;
    }

    /** From an option of its own, such as {@code --trials 12} for {@code budget.trials}. */
    public static ConfigOverride option(String option, String key, String value) {
        return new ConfigOverride(key, value, option + " " + value);
    }

    List<String> keys() {
        return List.of(key.split("\\.", -1));
    }

    SourcePosition place() {
        return SourcePosition.onCommandLine(origin);
    }
}
