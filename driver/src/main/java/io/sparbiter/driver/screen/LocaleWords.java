package io.sparbiter.driver.screen;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;

/**
 * Says that letters are lost by a locale that has no sign for them: the locale of a POSIX system that nobody has set up
 * knows ASCII only, and Java makes question marks of all else in words and paths.
 */
public final class LocaleWords {
    private static final String REMEDY = "\nSet a locale of Unicode before the program starts: export LC_ALL=C.UTF-8";
    /** What Java puts in the place of bytes that are no letters. */
    private static final char LOST = '\uFFFD';

    private LocaleWords() {}

    /** The complaint of a word of the command line that did not arrive as it was typed. */
    public static Optional<String> ofArguments(List<String> words) {
        return ofArguments(words, ofPaths());
    }

    private static Charset ofPaths() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    static Optional<String> ofArguments(List<String> words, Charset locale) {
        return words.stream()
                .filter(word -> word.indexOf(LOST) >= 0 || !locale.newEncoder().canEncode(word))
                .findFirst()
                .map(word -> "Cannot read '" + word + "': it has letters that this locale (" + locale
                        + ") does not know." + REMEDY);
    }

    /** The complaint of a path that this system cannot name; empty if it is wrong for another reason. */
    public static Optional<String> of(InvalidPathException wrong) {
        return wrong.getReason().contains("unmappable")
                ? Optional.of("Cannot name the file '" + wrong.getInput() + "': it has letters that this locale ("
                        + ofPaths() + ") does not know." + REMEDY)
                : Optional.empty();
    }
}
