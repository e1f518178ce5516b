package io.sparbiter.worker.network.device;

import org.deeplearning4j.config.DL4JSystemProperties;

/**
 * Switches on Deeplearning4j's fast layers on CPUs: convolution, pooling and batch normalization by oneDNN. They are off
 * by default in 1.0.0-M2.1, and {@link org.nd4j.nativeblas.Nd4jCpu} is the other half of what they need.
 */
public final class NativeHelpers {
    private NativeHelpers() {}

    /**
     * Sets Deeplearning4j's and JavaCPP's switches, unless the user has set them. To be called before ND4J or any native
     * library is loaded; ever again does no harm. Loads nothing of them.
     */
    public static void enable() {
        JavaCppLog.use();
        setUnlessSet(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "false");
        // Out of memory, Deeplearning4j would write a report into the working directory, with a library that is not
        // here.
        setUnlessSet(DL4JSystemProperties.CRASH_DUMP_ENABLED_PROPERTY, "false");
    }

    static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
