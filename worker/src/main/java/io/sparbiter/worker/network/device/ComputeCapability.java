package io.sparbiter.worker.network.device;

/**
 * What machine code a GPU runs, as NVIDIA counts: {@code major} is its generation. Code runs on GPUs of its own generation
 * that are not older.
 */
public record ComputeCapability(int major, int minor) {
    /** Whether it runs code for the other one, too, if that is of its generation. */
    public boolean isAtLeast(int otherMajor, int otherMinor) {
        return major > otherMajor || (major == otherMajor && minor >= otherMinor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
