package io.sparbiter.search.constraint;

import java.util.Optional;

/** Says what is wrong with the text of a constraint. */
public final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int position;
    private final String unknown;

    /**
     * @param position in the text, from 1
     * @param message continues a sentence that begins with the constraint
     */
    ExpressionException(int position, String message) {
        this(position, message, "");
    }

    private ExpressionException(int position, String message, String unknown) {
        super(message);
        this.position = position;
        this.unknown = unknown;
    }

    static ExpressionException unknown(int position, String name) {
        return new ExpressionException(position, "names \"" + name + "\", which is neither an axis nor a fact", name);
    }

    /** Where in the text, from 1. */
    public int position() {
        return position;
    }

    /** The name that nobody knows, if it is one. */
    public Optional<String> unknown() {
        return unknown.isEmpty() ? Optional.empty() : Optional.of(unknown);
    }
}
