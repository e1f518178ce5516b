package io.sparbiter.worker.network;

/** A GPU that this JVM cannot compute on; the message says why and what helps. */
public final class DeviceException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeviceException(String message) {
        super(message);
    }
}
