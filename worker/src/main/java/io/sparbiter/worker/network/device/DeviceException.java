package io.sparbiter.worker.network.device;

import io.sparbiter.worker.trial.SetupException;

/** A GPU that this JVM cannot compute on; the message says why and what helps. */
public final class DeviceException extends SetupException {
    private static final long serialVersionUID = 1;

    DeviceException(String message) {
        super(message);
    }

    /** Another machine is needed. */
    @Override
    public boolean isUsage() {
        return false;
    }
}
