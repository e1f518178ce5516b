package io.sparbiter.worker.network.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whose checkpoint it is: all that a training depends on.
 *
 * @param backend what computes; a checkpoint of another one is gone on with all the same
 * @param parts whose text says all that is in them, as that of numbers and of records of numbers does
 */
public record CheckpointIdentity(String backend, List<?> parts) {
    public static CheckpointIdentity of(String backend, Object... parts) {
        return new CheckpointIdentity(backend, List.of(parts));
    }

    /** Of all but the backend. */
    byte[] digest() {
        return digest(parts);
    }

    /** Of all, the backend last. */
    byte[] digestWithBackend() {
        return digest(Stream.concat(parts.stream(), Stream.of(backend)).toList());
    }

    private static byte[] digest(List<?> parts) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(parts.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
