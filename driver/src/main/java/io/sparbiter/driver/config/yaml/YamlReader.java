package io.sparbiter.driver.config.yaml;

import io.sparbiter.driver.config.guess.LineSlip;
import io.sparbiter.worker.storage.RegularFile;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Parses YAML nobody vouches for: it is composed into a tree of limited size and depth and never constructed, so that no
 * tag can name a class. What can't be parsed is one problem, and no tree.
 */
public final class YamlReader {
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_ALIASES = 50;
    private static final int DEEPEST = 20;
    /** Above the one where the parser gave up, that are looked at. */
    private static final int MOST_LINES = 3;

    private static final String LOOK =
            "Look for a missing quote, bracket or space after a colon, or a wrong indentation, here or just above.";

    private final Problems problems;

    public YamlReader(Problems problems) {
        this.problems = problems;
    }

    /** The one document of a file, null if the file is empty. */
    public Optional<ConfigNode> read(Path file) {
        return read(file, SourcePosition.in(file, 0));
    }

    /** The same; {@code wanted} is the place that named the file and is blamed if it can't be read. */
    public Optional<ConfigNode> read(Path file, SourcePosition wanted) {
        return text(file, wanted).flatMap(text -> parse(text, line -> SourcePosition.in(file, line)));
    }

    /** A value given on the command line; all of it is at one place. */
    public Optional<ConfigNode> read(String value, SourcePosition place) {
        return parse(value, line -> place);
    }

    private Optional<String> text(Path file, SourcePosition wanted) {
        try {
            if (Files.isDirectory(file)) {
                problems.add(wanted, file + " is a folder.", "Name a file in it.");
            } else if (Files.notExists(file)) {
                problems.add(
                        wanted,
                        "there is no file " + file + ".",
                        "Its full path would be " + file.toAbsolutePath() + ".");
            } else if (RegularFile.isPipeOrDevice(file)) {
                problems.add(
                        wanted,
                        file + " is a pipe or a device.",
                        "Write its content into a file first, and name that.");
            } else {
                return Optional.of(RegularFile.text(file, MOST_BYTES));
            }
        } catch (RegularFile.TooLargeException e) {
            problems.add(
                    wanted, file + " is larger than 1 MiB.", "Configurations are small; maybe you meant another file.");
        } catch (CharacterCodingException e) {
            problems.add(wanted, file + " is not text in UTF-8.", "Save it in UTF-8; maybe you meant another file.");
        } catch (IOException e) {
            problems.add(wanted, "cannot read " + file + ": " + e.getMessage(), "Check that you may read it.");
        }
        return Optional.empty();
    }

    private Optional<ConfigNode> parse(String text, IntFunction<SourcePosition> places) {
        try {
            Node node = new Yaml(limits()).compose(new StringReader(withoutTabs(text)));
            return Optional.of(node == null ? nothing(places) : new NodeConverter(places, problems).convert(node));
        } catch (MarkedYAMLException e) {
            reject(text, e, places);
        } catch (YAMLException e) {
            problems.add(
                    places.apply(1).whole(),
                    "this can't be read as YAML: " + firstLine(e.getMessage()) + ".",
                    "Write it out plainly: no deep nesting, few aliases, printable characters.");
        }
        return Optional.empty();
    }

    private void reject(String text, MarkedYAMLException e, IntFunction<SourcePosition> places) {
        int line = e.getProblemMark().getLine() + 1;
        int column = e.getProblemMark().getColumn() + 1;
        String message = "this is not YAML: " + e.getProblem() + " (column " + column + ").";
        if (e.getProblem().contains("another document")) {
            problems.add(
                    places.apply(line),
                    message,
                    "Remove the line ---, and what is no part of this search; a file has one search.");
            return;
        }
        Slip slip = slip(text, e, line).orElse(new Slip(line, LOOK));
        problems.add(places.apply(slip.line()), message, slip.remedy());
    }

    /** A line with a usual slip, and its cure. */
    private record Slip(int line, String remedy) {}

    /** In the line where the parser gave up, where it began what it could not end, or between. */
    private static Optional<Slip> slip(String text, MarkedYAMLException e, int last) {
        List<String> lines = text.lines().toList();
        int context = e.getContextMark() == null ? last : e.getContextMark().getLine() + 1;
        int first = Math.max(1, Math.max(Math.min(context, last), last - MOST_LINES));
        return IntStream.rangeClosed(first, Math.min(last, lines.size()))
                .map(i -> Math.min(last, lines.size()) + first - i)
                .boxed()
                .flatMap(i -> LineSlip.remedy(lines.get(i - 1)).map(remedy -> new Slip(i, remedy)).stream())
                .findFirst();
    }

    /** JSON may be indented by them, and its strings hold none. */
    private static String withoutTabs(String text) {
        boolean isJson = text.replace("\uFEFF", "").stripLeading().startsWith("{");
        return isJson ? text.replace('\t', ' ') : text;
    }

    private static ConfigNode nothing(IntFunction<SourcePosition> places) {
        return new ConfigNode.Scalar(places.apply(1), "", ConfigNode.Kind.NULL, false);
    }

    private static LoaderOptions limits() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MOST_BYTES);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(DEEPEST);
        // Composing creates nothing, so no tag is dangerous here; NodeConverter refuses them, with all other problems.
        options.setTagInspector(tag -> true);
        return options;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
