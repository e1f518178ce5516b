package io.sparbiter.worker.storage;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with the words of a path, whatever there is on disk: a shell's words that no shell has replaced, as between
 * quotes, behind {@code --option=} or in a file; or an address of the web.
 *
 * @param words a phrase that goes on from the path, without a full stop
 * @param remedy a sentence
 * @param meant what a shell would have made of the path; empty if it is wrong for another reason, or nobody knows
 */
public record PathProblem(String words, String remedy, Optional<String> meant) {
    private static final Pattern HOME = Pattern.compile("~([^/]*)(/.*)?");
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})(/.*)?");
    private static final Pattern WEB = Pattern.compile("(?i)(?:https?|ftp):.*");

    /** Empty of a path that may be one, and of one that is there by that very name. */
    public static Optional<PathProblem> of(String path) {
        return of(path, System.getenv());
    }

    static Optional<PathProblem> of(String path, Map<String, String> environment) {
        if (WEB.matcher(path).matches()) {
            return Optional.of(new PathProblem(
                    "it is an address of the web, where Sparbiter neither reads nor writes",
                    "Download it first, as by curl -LO " + path + ", and name the file.",
                    Optional.empty()));
        }
        return shells(path, environment).filter(problem -> !isThere(path));
    }

    private static Optional<PathProblem> shells(String path, Map<String, String> environment) {
        Matcher home = HOME.matcher(path);
        if (home.matches()) {
            String folder = home.group(1).isEmpty() ? environment.get("HOME") : null;
            return Optional.of(unreplaced("~", folder, home.group(2)));
        }
        Matcher variable = VARIABLE.matcher(path);
        if (variable.matches()) {
            String name = variable.group(1) == null ? variable.group(2) : variable.group(1);
            return Optional.of(unreplaced("$" + name, environment.get(name), variable.group(3)));
        }
        return Optional.empty();
    }

    private static PathProblem unreplaced(String word, String value, String rest) {
        Optional<String> meant = Optional.ofNullable(value).map(folder -> folder + (rest == null ? "" : rest));
        return new PathProblem(
                word + " is a shell's word, and no shell has replaced it",
                "Write " + meant.orElse("the path itself") + ".",
                meant);
    }

    private static boolean isThere(String path) {
        try {
            return Files.exists(Path.of(path));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
