package org.nd4j.nativeblas;

import java.lang.reflect.InvocationTargetException;

/**
 * A bridge to a class that moved. Deeplearning4j 1.0.0-M2.1 looks up {@code org.nd4j.nativeblas.Nd4jCpu$Environment} by
 * name to learn whether its oneDNN layers may be used; ND4J 1.0.0-M2.1 has that class elsewhere, under another method.
 * Without an answer convolution, pooling and batch normalization run three to seven times slower.
 *
 * <p>The backend is looked up at run time, since a CUDA backend may stand in its place.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** What Deeplearning4j asks, by reflection. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();
        private static final String CPU_BACKEND = "org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu$Environment";

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Whether ND4J's CPU backend is there and may use oneDNN, formerly MKL-DNN; false on any other backend. */
        public boolean isUseMKLDNN() {
            try {
                Class<?> backend = Class.forName(CPU_BACKEND, true, Environment.class.getClassLoader());
                Object environment = backend.getMethod("getInstance").invoke(null);
                return (boolean) backend.getMethod("isUseONEDNN").invoke(environment);
            } catch (ClassNotFoundException | NoSuchMethodException | IllegalAccessException e) {
                return false;
            } catch (InvocationTargetException | LinkageError e) {
                // The CPU backend's classes without its binaries.
                return false;
            }
        }
    }
}
