package io.sparbiter.driver.picture.canvas;

/** Pictures that cannot be drawn on this machine. The message is meant for people, its second line is the remedy. */
public final class PictureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    PictureException(String message, String remedy, Throwable cause) {
        super(message + "\n" + remedy, cause);
    }
}
