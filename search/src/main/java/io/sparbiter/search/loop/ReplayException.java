package io.sparbiter.search.loop;

/** The past of a search does not follow from its strategy and seed. The message says where it departs. */
public final class ReplayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplayException(String message) {
        super(message);
    }
}
