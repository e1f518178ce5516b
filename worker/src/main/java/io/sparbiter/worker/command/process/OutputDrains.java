package io.sparbiter.worker.command.process;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The drains of a program's outputs. */
record OutputDrains(List<OutputDrain> all) {
    private static final long LOOK_MILLIS = 20;

    OutputDrains {
        all = List.copyOf(all);
    }

    /**
     * Waits until all is read and handed out, or until the drains have waited for the program so long in vain. Time in
     * which a drain has lines that nobody has taken yet does not count: however slow the reader, nothing is lost.
     *
     * @param isOver whether to wait no longer for a program that prints without end
     * @return whether all is read
     */
    boolean await(Duration idle, BooleanSupplier isOver) throws InterruptedException {
        long left = idle.toMillis();
        for (OutputDrain drain : all) {
            while (!drain.awaitEnd(LOOK_MILLIS)) {
                if (left <= 0 || isOver.getAsBoolean()) {
                    return false;
                }
                left -= all.stream().anyMatch(OutputDrain::isBusy) ? 0 : LOOK_MILLIS;
            }
        }
        return true;
    }

    /** Reads no further. */
    void giveUp() throws IOException {
        for (OutputDrain drain : all) {
            drain.giveUp();
        }
    }
}
