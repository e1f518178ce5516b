package io.sparbiter.worker.network.engine.cuda;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;

/** Has the NVRTC that is found here compile the kernels for all architectures that it knows. Run by .ci/kernels.sh. */
public final class KernelTargets {
    /** Of an ELF file, which machine code is in. */
    private static final int MAGIC = 0x7F454C46;

    private KernelTargets() {}

    public static void main(String[] arguments) {
        int[] architectures = Kernels.architectures();
        int newest = Arrays.stream(architectures).max().orElseThrow();
        Stream.concat(Arrays.stream(architectures).mapToObj(known -> "sm_" + known), Stream.of("compute_" + newest))
                .forEach(KernelTargets::compile);
        System.out.printf("NVRTC compiles the kernels for %d architectures%n", architectures.length);
    }

    private static void compile(String target) {
        long begin = System.nanoTime();
        try (BytePointer code = Kernels.compile(target)) {
            boolean isElf = code.asByteBuffer().order(ByteOrder.BIG_ENDIAN).getInt(0) == MAGIC;
            if (isElf != target.startsWith("sm_")) {
                throw new IllegalStateException("What NVRTC makes for " + target + " is not what was asked for");
            }
            System.out.printf(
                    "%-12s %,7d bytes in %.1f s%n", target, code.capacity(), (System.nanoTime() - begin) / 1e9);
        }
    }
}
