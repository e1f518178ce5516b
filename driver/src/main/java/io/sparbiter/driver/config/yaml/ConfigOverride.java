package io.sparbiter.driver.config.yaml;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A setting given on the command line, which wins over the file.
 *
 * @param key dotted, as in {@code training.epochs}
 * @param value a YAML scalar or a list or map in brackets
 * @param origin the words of the command line, for messages
 */
public record ConfigOverride(String key, String value, String origin) {
    private static final Pattern ASSIGNMENT =
            Pattern.compile("[,;\\s]\\s*(?<setting>(?<top>[a-z]+)(?:\\.[A-Za-z0-9_.]+)?=)");
    /** In quotes or brackets. */
    private static final Pattern QUOTED = Pattern.compile("\\s*[\\[{\"']");

    private static final Pattern WITH_COLON = Pattern.compile("^([a-z][a-z0-9_.]*):\\s*(\\S+)$");

    /** From {@code --set key=value}; throws {@link ConfigException} if it is not of this form. */
    public static ConfigOverride set(String assignment) {
        int equals = assignment.indexOf('=');
        String key = equals < 0 ? "" : assignment.substring(0, equals).strip();
        var override = new ConfigOverride(key, assignment.substring(equals + 1), "--set " + assignment);
        if (override.keys().stream().anyMatch(String::isBlank)) {
            String meant = WITH_COLON.matcher(assignment).replaceFirst("$1=$2");
            String example = meant.equals(assignment) ? "training.epochs=3" : meant;
            throw new ConfigException(List.of(new Problem(
                    override.place(), "this is not of the form key=value.", "Write it like --set " + example + ".")));
        }
        return override;
    }

    /** From an option of its own, such as {@code --trials 12} for {@code budget.trials}. */
    public static ConfigOverride option(String option, String key, String value) {
        return new ConfigOverride(key, value, option + " " + value);
    }

    /** Whether it is; two settings in one {@code --set} are told. {@code topLevel}: the keys with which a setting begins. */
    public boolean isOne(Set<String> topLevel, Problems problems) {
        Matcher other = ASSIGNMENT.matcher(value);
        if (QUOTED.matcher(value).lookingAt() || !other.find() || !topLevel.contains(other.group("top"))) {
            return true;
        }
        String first = key + "=" + value.substring(0, other.start());
        String second = value.substring(other.start("setting"));
        problems.add(
                place(),
                "these are two settings.",
                "Write --set %s --set %s, or, if it is one, its value in quotes: --set '%s=\"%s\"'."
                        .formatted(first, second, key, value));
        return false;
    }

    List<String> keys() {
        return List.of(key.split("\\.", -1));
    }

    SourcePosition place() {
        return SourcePosition.onCommandLine(origin);
    }
}
