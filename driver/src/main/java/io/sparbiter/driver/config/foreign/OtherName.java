package io.sparbiter.driver.config.foreign;

import java.util.List;

/**
 * A setting by its names in other tools.
 *
 * @param words its names; one with a dot is one within a section, as {@code objective.goal}
 * @param form what its value says here
 * @param otherwise what to do about a value that says nothing here
 */
record OtherName(List<String> words, Target.Form form, String otherwise) {
    private static final String REMOVE = "Remove it; there is no such setting.";

    static OtherName of(String words, Target.Form form) {
        return new OtherName(List.of(words.split(" ", -1)), form, REMOVE);
    }

    /** One of the same meaning and values. */
    static OtherName of(String words, String setting) {
        return of(words, Target.same(setting));
    }

    /** One that a search file has no place for. */
    static OtherName none(String words, String remedy) {
        return new OtherName(List.of(words.split(" ", -1)), value -> List.of(), remedy);
    }
}
