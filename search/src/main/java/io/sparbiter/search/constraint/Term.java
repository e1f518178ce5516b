package io.sparbiter.search.constraint;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** A part of an expression, by what it is worth at a point. */
sealed interface Term {
    /** What it is, for messages. */
    String words();

    record OfNumber(ToDoubleFunction<Place> at) implements Term {
        @Override
        public String words() {
            return "a number";
        }
    }

    /**
     * A word.
     *
     * @param possible all that it may be
     */
    record OfWord(List<String> possible, Function<Place, String> at) implements Term {
        @Override
        public String words() {
            return "a word";
        }
    }

    record OfTruth(Predicate<Place> at) implements Term {
        @Override
        public String words() {
            return "true or false";
        }
    }
}
