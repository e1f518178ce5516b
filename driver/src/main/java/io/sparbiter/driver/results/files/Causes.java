package io.sparbiter.driver.results.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Describes exceptions to a person. */
public final class Causes {
    private static final int LONGEST_CHAIN = 20;
    private static final int MOST_TOLD = 3;

    private Causes() {}

    /** The first line of the message, with the exception's name where the message alone says too little. */
    public static String describe(Throwable cause) {
        String name = cause.getClass().getSimpleName();
        String line = line(cause);
        if (line.isEmpty()) {
            return name;
        }
        return line.contains(" ") && !name.startsWith("FileNotFound") ? line : name + ": " + line;
    }

    /**
     * What happened, and what was at the bottom of it, in one line. Of the exception and its causes, those are told that say
     * more than the ones before; of many, the first and the last two.
     */
    public static String explain(Throwable fault) {
        List<Throwable> told = new ArrayList<>();
        for (Throwable cause : chain(fault).toList()) {
            if (saysMore(cause, told)) {
                told.add(cause);
            }
        }
        if (told.isEmpty()) {
            return describe(chain(fault).reduce((wrapper, cause) -> cause).orElse(fault));
        }
        while (told.size() > MOST_TOLD) {
            told.remove(1);
        }
        return sentence(told.stream().map(Causes::describe).toList());
    }

    private static boolean saysMore(Throwable cause, List<Throwable> told) {
        String line = line(cause);
        return !line.isEmpty()
                && !isOfItsCause(cause)
                && told.stream().noneMatch(before -> line(before).contains(line));
    }

    /** A wrapper's message is its cause's where nobody has given it one. */
    private static boolean isOfItsCause(Throwable wrapper) {
        return wrapper.getCause() != null
                && wrapper.getMessage().equals(wrapper.getCause().toString());
    }

    private static String sentence(List<String> parts) {
        String begin = parts.stream()
                .limit(parts.size() - 1)
                .map(part -> part.replaceFirst("[.:;\\s]+$", "") + ": ")
                .reduce("", String::concat);
        return begin + parts.get(parts.size() - 1);
    }

    /** The exception and its causes, the outermost first. The chain of an exception that causes itself is cut. */
    public static Stream<Throwable> chain(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(LONGEST_CHAIN);
    }

    private static String line(Throwable cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        return message.lines().findFirst().orElse("");
    }
}
