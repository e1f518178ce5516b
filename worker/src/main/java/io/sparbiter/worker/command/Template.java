package io.sparbiter.worker.command;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with macros of the form <code>${name}</code>. A second dollar sign takes the meaning away: <code>$${name}</code>
 * stands for <code>${name}</code>.
 */
public record Template(String text) {
    private static final Pattern MACRO = Pattern.compile("(\\$?)\\$\\{([^{}]*)}");

    /** The names of its macros, in order. */
    public List<String> macros() {
        return MACRO.matcher(text)
                .results()
                .filter(match -> !isEscaped(match))
                .map(match -> match.group(2))
                .toList();
    }

    /** The text with each macro replaced by the value of its name. */
    String fill(UnaryOperator<String> value) {
        return MACRO.matcher(text).replaceAll(match -> Matcher.quoteReplacement(replacement(match, value)));
    }

    private static String replacement(MatchResult match, UnaryOperator<String> value) {
        return isEscaped(match) ? match.group().substring(1) : value.apply(match.group(2));
    }

    private static boolean isEscaped(MatchResult match) {
        return !match.group(1).isEmpty();
    }
}
