package io.sparbiter.worker.trial;

/**
 * A device that this process can use no more, whatever is tried: a GPU's context that an illegal access or a hardware
 * fault has broken. A trial function throws it, also after epochs, instead of ending the trial: another process goes on
 * with it from its last checkpoint, and this one has to end.
 */
public final class LostDeviceException extends SetupException {
    private static final long serialVersionUID = 1;

    /** @param problem a sentence */
    public LostDeviceException(String problem) {
        super(problem, "Start the program again; it goes on from the last checkpoint.");
    }

    /** Another process is needed. */
    @Override
    public boolean isUsage() {
        return false;
    }
}
