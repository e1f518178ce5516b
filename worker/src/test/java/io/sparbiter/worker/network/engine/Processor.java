package io.sparbiter.worker.network.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What oneDNN computes with here. It adds up in another order, and so rounds otherwise, where vectors are shorter. */
public final class Processor {
    private static final Path LINUX = Path.of("/proc/cpuinfo");

    private Processor() {}

    public static boolean hasAvx512() {
        try {
            return Files.exists(LINUX) && Files.readString(LINUX).contains(" avx512f");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
