package io.sparbiter.worker.network.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Whose checkpoint it is: a digest of all that a training depends on. */
public final class CheckpointIdentity {
    private final byte[] digest;

    private CheckpointIdentity(byte[] digest) {
        this.digest = digest;
    }

    /** Of parts whose text says all that is in them, as that of numbers and of records of numbers does. */
    public static CheckpointIdentity of(Object... parts) {
        byte[] text = Arrays.toString(parts).getBytes(StandardCharsets.UTF_8);
        try {
            return new CheckpointIdentity(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    byte[] digest() {
        return digest.clone();
    }
}
