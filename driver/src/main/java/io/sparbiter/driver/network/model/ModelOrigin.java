package io.sparbiter.driver.network.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a model's parameters come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ModelOrigin.OfTrial.class, name = "trial"),
    @JsonSubTypes.Type(value = ModelOrigin.Given.class, name = "given"),
    @JsonSubTypes.Type(value = ModelOrigin.Baseline.class, name = "baseline")
})
public sealed interface ModelOrigin {
    /** For people, as in {@code trial 12 of search study}. */
    String words();

    /** A trial of a search. */
    record OfTrial(String search, int trial) implements ModelOrigin {
        @Override
        public String words() {
            return "trial " + trial + " of search " + search;
        }
    }

    /** Typed by the user. */
    record Given() implements ModelOrigin {
        @Override
        public String words() {
            return "given parameters";
        }
    }

    /** The plain network that convolutional ones are compared with. */
    record Baseline() implements ModelOrigin {
        @Override
        public String words() {
            return "baseline";
        }
    }
}
