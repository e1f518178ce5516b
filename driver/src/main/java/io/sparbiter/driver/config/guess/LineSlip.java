package io.sparbiter.driver.config.guess;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slips of the pen that make a line of YAML something else than a key and its value. */
public final class LineSlip {
    private static final String NAME = "([A-Za-z_][A-Za-z0-9_.-]*)";

    /** A line may be a megabyte, and patterns are tried from many places. */
    private static final int LONGEST = 1000;

    private static final List<LineSlip> ALL = List.of(
            new LineSlip(
                    "^\\s*(?:- )?" + NAME + "\\s*=\\s*([^\\s=,}]+)",
                    slip -> "Write " + slip.group(1) + ": " + slip.group(2)
                            + ", with a colon and a blank in place of =."),
            new LineSlip(
                    "^\\s*(?:- )?" + NAME + ":([^\\s/:][^#\\s,}]*)",
                    slip -> "Write " + slip.group(1) + ": " + slip.group(2) + ", with a blank after the colon."),
            new LineSlip(
                    "\\{[^{}]*?" + NAME + ":\\s+([^\\s,{}]+)\\s+" + NAME + ":\\s",
                    slip -> "Write "
                            + slip.group(1) + ": " + slip.group(2) + ", " + slip.group(3)
                            + ": …, with a comma between two settings."),
            new LineSlip("^[^#\"']*\t", slip -> "Write blanks in place of the tab."));

    private final Pattern pattern;
    private final Function<MatchResult, String> remedy;

    private LineSlip(String pattern, Function<MatchResult, String> remedy) {
        this.pattern = Pattern.compile(pattern);
        this.remedy = remedy;
    }

    /** What to write instead; empty if the line has none of these slips. */
    public static Optional<String> remedy(String line) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        return ALL.stream().flatMap(slip -> slip.cure(line).stream()).findFirst();
    }

    private Optional<String> cure(String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(remedy.apply(matcher.toMatchResult())) : Optional.empty();
    }
}
