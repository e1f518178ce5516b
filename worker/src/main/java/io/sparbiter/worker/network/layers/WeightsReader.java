package io.sparbiter.worker.network.layers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads a vector of floats that ND4J wrote, without ND4J, which believes whatever shape a file says it has. The bytes are
 * two of ND4J's buffers, big endian: each its allocation mode, length and type, then its numbers; the first one describes
 * the shape, the second one is the vector. All of that but the floats is known beforehand, so nothing of it is believed.
 */
final class WeightsReader {
    private static final String ALLOCATION = "MIXED_DATA_TYPES";
    /** Rank, length, stride, type, distance of neighbours, order. */
    private static final int SHAPE_NUMBERS = 6;
    /** ND4J's bit for floats, alone: neither empty nor compressed, nor of another type. */
    private static final long FLOATS = 1 << 13;

    private static final int BLOCK = 1 << 14;

    private final DataInputStream in;
    private final int length;

    /**
     * A reader of one vector.
     *
     * @param bytes of the vector and nothing else; left open
     * @param length that it must have
     */
    WeightsReader(InputStream bytes, int length) {
        this.in = new DataInputStream(new BufferedInputStream(bytes, BLOCK * Float.BYTES));
        this.length = length;
    }

    /** The vector; the message of an {@link IOException} says why there is none. */
    float[] read() throws IOException {
        try {
            requireShape();
            requireWord(ALLOCATION);
            requireLength();
            requireWord("FLOAT");
            float[] weights = readFloats();
            require(in.read() < 0, "its weights go on after the last one");
            return weights;
        } catch (EOFException e) {
            throw new IOException("its weights end too early", e);
        }
    }

    private void requireShape() throws IOException {
        requireWord(ALLOCATION);
        requireNumber("the length of their shape", SHAPE_NUMBERS);
        requireWord("LONG");
        requireNumber("their rank", 1);
        requireLength();
        requireNumber("their stride", 1);
        requireNumber("their type", FLOATS);
        requireNumber("their distance", 1);
        requireNumber("their order", 'c');
    }

    private void requireWord(String due) throws IOException {
        byte[] found = new byte[due.length()];
        boolean isAsLong = in.readUnsignedShort() == found.length;
        in.readFully(found);
        require(
                isAsLong && due.equals(new String(found, StandardCharsets.US_ASCII)),
                "its weights are no vector of floats: they lack the word " + due);
    }

    private void requireNumber(String name, long due) throws IOException {
        long found = in.readLong();
        require(found == due, "its weights are no vector of floats: %s is %d and not %d".formatted(name, found, due));
    }

    private void requireLength() throws IOException {
        long found = in.readLong();
        require(found == length, "it has %d numbers where its description says %d".formatted(found, length));
    }

    /** A block at a time: number by number takes ten times as long. */
    private float[] readFloats() throws IOException {
        FloatBuffer floats = FloatBuffer.allocate(length);
        ByteBuffer block = ByteBuffer.allocate(BLOCK * Float.BYTES);
        while (floats.hasRemaining()) {
            int count = Math.min(BLOCK, floats.remaining());
            in.readFully(block.array(), 0, count * Float.BYTES);
            floats.put(block.asFloatBuffer().slice(0, count));
        }
        return floats.array();
    }

    private static void require(boolean rule, String otherwise) throws IOException {
        if (!rule) {
            throw new IOException(otherwise);
        }
    }
}
