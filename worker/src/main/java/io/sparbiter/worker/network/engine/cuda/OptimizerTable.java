package io.sparbiter.worker.network.engine.cuda;

import io.sparbiter.worker.network.engine.update.UpdateTable;
import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;

/** What {@code update} in kernels.cu is told of the optimizer: a {@code struct Segment} for each row of its table. */
final class OptimizerTable {
    private static final int SEGMENT = 8 * Integer.BYTES;
    private static final int SUBTRACTION = 0;

    private final BytePointer segments;
    private final int count;
    private final ByteBuffer constants;
    private int blocks;

    OptimizerTable(UpdateTable table, Gpu gpu) {
        count = table.rows().size();
        ByteBuffer host = EpochMemory.buffer(count * SEGMENT);
        table.rows().forEach(row -> add(row, table, host));
        segments = gpu.memory().bytes(host.capacity());
        try (var bytes = new BytePointer(host.flip())) {
            gpu.put(segments, bytes, host.capacity());
        }
        constants = EpochMemory.buffer(table.constants().length * Float.BYTES);
        for (float constant : table.constants()) {
            constants.putFloat(constant);
        }
        constants.flip();
    }

    private void add(UpdateTable.Row row, UpdateTable table, ByteBuffer host) {
        int rule = row.first() < 0 ? SUBTRACTION : number(table.kind());
        host.putInt(row.offset())
                .putInt(row.length())
                .putInt(row.first())
                .putInt(row.second())
                .putInt(rule)
                .putFloat(row.l1())
                .putFloat(row.l2())
                .putInt(blocks);
        blocks += (row.length() + Kernels.UPDATES_A_BLOCK - 1) / Kernels.UPDATES_A_BLOCK;
    }

    private static int number(UpdateTable.Kind kind) {
        return switch (kind) {
            case ADAM -> 1;
            case NADAM -> 2;
            case ADADELTA -> 3;
        };
    }

    BytePointer segments() {
        return segments;
    }

    int count() {
        return count;
    }

    /** {@code struct Constants}. */
    ByteBuffer constants() {
        return constants.duplicate();
    }

    /** Blocks of threads for all weights. */
    int blocks() {
        return blocks;
    }
}
