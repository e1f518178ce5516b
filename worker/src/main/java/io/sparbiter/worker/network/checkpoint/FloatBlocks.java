package io.sparbiter.worker.network.checkpoint;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** Vectors of floats as bytes, a block at a time, so that a large network's weights are not copied as a whole. */
final class FloatBlocks {
    private static final int BLOCK = 1 << 14;

    private FloatBlocks() {}

    /** Writes the length and all the buffer's floats, from 0 to its capacity. */
    static void write(FloatBuffer floats, DataOutputStream out) throws IOException {
        FloatBuffer rest = floats.duplicate().clear();
        out.writeInt(rest.remaining());
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES);
        while (rest.hasRemaining()) {
            int count = Math.min(BLOCK, rest.remaining());
            bytes.asFloatBuffer().put(rest.slice(rest.position(), count));
            rest.position(rest.position() + count);
            out.write(bytes.array(), 0, count * Float.BYTES);
        }
    }

    /** Reads this many floats, if that is how many there ought to be. */
    static FloatBuffer read(DataInputStream in, int length, int expected) throws IOException {
        if (length != expected) {
            throw new IOException("it has " + length + " numbers where the network has " + expected);
        }
        FloatBuffer floats = FloatBuffer.allocate(length);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES);
        while (floats.hasRemaining()) {
            int count = Math.min(BLOCK, floats.remaining());
            in.readFully(bytes.array(), 0, count * Float.BYTES);
            floats.put(bytes.asFloatBuffer().slice(0, count));
        }
        return floats.flip();
    }
}
