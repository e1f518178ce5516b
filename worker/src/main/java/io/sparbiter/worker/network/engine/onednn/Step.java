package io.sparbiter.worker.network.engine.onednn;

/** One computation of a program, on buffers fixed when the program was made. */
@FunctionalInterface
interface Step {
    void run();
}
