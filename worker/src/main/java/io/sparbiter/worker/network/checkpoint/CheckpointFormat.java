package io.sparbiter.worker.network.checkpoint;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.worker.network.NetworkReports;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * A checkpoint as bytes, big endian: magic, version, the identity's digest, the backend that computed it, iterations,
 * epochs, then three vectors of floats, then the CRC-32C of all before. Version 1 had the backend in the digest alone, so
 * no other one could go on. Whoever wrote the bytes is not trusted: they hold numbers and one line of words, no length is believed that the
 * reader does not know already, and nothing is returned before the checksum was right.
 */
final class CheckpointFormat {
    private static final int MAGIC = 0x53_50_42_43;
    private static final int VERSION = 2;
    private static final int WITHOUT_BACKEND = 1;
    private static final int LATEST_IS_BEST = 0;
    /** Of a backend's name: of several after one another, should a trial have had so many. */
    private static final int MOST_LETTERS = 4000;

    private final CheckpointIdentity identity;

    CheckpointFormat(CheckpointIdentity identity) {
        this.identity = identity;
    }

    void write(Checkpoint checkpoint, OutputStream bytes) throws IOException {
        var checked = new CheckedOutputStream(bytes, new CRC32C());
        var out = new DataOutputStream(checked);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.write(identity.digest());
        out.writeUTF(checkpoint.backend());
        out.writeInt(checkpoint.iterations());
        writeHistory(checkpoint.history(), out);
        FloatBlocks.write(checkpoint.weights(), out);
        FloatBlocks.write(checkpoint.optimizer(), out);
        if (checkpoint.best().isPresent()) {
            FloatBlocks.write(checkpoint.best().get(), out);
        } else {
            out.writeInt(LATEST_IS_BEST);
        }
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    /** The checkpoint; the message of an {@link IOException} says why there is none. */
    Checkpoint read(InputStream bytes, Checkpoint.Shape shape) throws IOException {
        var checked = new CheckedInputStream(bytes, new CRC32C());
        var in = new DataInputStream(checked);
        require(in.readInt() == MAGIC, "it is not a checkpoint");
        int version = in.readInt();
        require(version == VERSION || version == WITHOUT_BACKEND, "another version of this program wrote it");
        String backend = version == VERSION ? readBackend(in) : ownBackend(in);
        int iterations = in.readInt();
        require(iterations >= 0, "it has " + iterations + " batches");
        List<Epoch> history = readHistory(in, shape.epochs());
        FloatBuffer weights = FloatBlocks.read(in, in.readInt(), shape.weights());
        FloatBuffer optimizer = FloatBlocks.read(in, in.readInt(), shape.optimizer());
        int best = in.readInt();
        Optional<FloatBuffer> bestWeights =
                best == LATEST_IS_BEST ? Optional.empty() : Optional.of(FloatBlocks.read(in, best, shape.weights()));
        long checksum = checked.getChecksum().getValue();
        require(in.readLong() == checksum, "its checksum is wrong");
        return new Checkpoint(backend, history, iterations, weights, optimizer, bestWeights);
    }

    private String readBackend(DataInputStream in) throws IOException {
        requireDigest(in, identity.digest(), "it belongs to another trial, or to other settings");
        String backend = in.readUTF();
        boolean isPlain = backend.length() <= MOST_LETTERS && backend.chars().noneMatch(Character::isISOControl);
        require(isPlain, "what it says of its backend is nothing that this program writes");
        return backend;
    }

    private String ownBackend(DataInputStream in) throws IOException {
        requireDigest(
                in,
                identity.digestWithBackend(),
                "it belongs to another trial, to other settings, or to another backend");
        return identity.backend();
    }

    private static void requireDigest(DataInputStream in, byte[] own, String otherwise) throws IOException {
        require(Arrays.equals(in.readNBytes(own.length), own), otherwise);
    }

    private static void writeHistory(List<Epoch> history, DataOutputStream out) throws IOException {
        out.writeInt(history.size());
        for (Epoch epoch : history) {
            out.writeDouble(NetworkReports.trainLoss(epoch));
            out.writeDouble(NetworkReports.valLoss(epoch));
            out.writeDouble(NetworkReports.valAccuracy(epoch));
            out.writeDouble(NetworkReports.learningRate(epoch));
            out.writeLong(epoch.millis());
        }
    }

    private static List<Epoch> readHistory(DataInputStream in, int most) throws IOException {
        int epochs = in.readInt();
        require(epochs >= 1 && epochs <= most, "it has " + epochs + " epochs of at most " + most);
        List<Epoch> history = new ArrayList<>();
        for (int number = 1; number <= epochs; number++) {
            history.add(NetworkReports.epoch(
                    number, in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readLong()));
        }
        return history;
    }

    private static void require(boolean rule, String otherwise) throws IOException {
        if (!rule) {
            throw new IOException(otherwise);
        }
    }
}
