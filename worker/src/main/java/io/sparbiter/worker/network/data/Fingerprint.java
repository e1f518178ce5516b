package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.Source;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over all images of a source and the choice of a split's parts, shortened. */
final class Fingerprint {
    private static final int DIGITS = 16;

    private final MessageDigest digest = sha256();

    private Fingerprint() {}

    static String of(Source source, ImageSet... parts) {
        Fingerprint fingerprint = new Fingerprint();
        fingerprint.addImages(source.training());
        source.test().ifPresent(fingerprint::addImages);
        for (ImageSet part : parts) {
            fingerprint.addChoice(part);
        }
        return HexFormat.of().formatHex(fingerprint.digest.digest()).substring(0, DIGITS);
    }

    private void addImages(ImageSet set) {
        addNumbers(set.size(), set.height(), set.width(), set.classes());
        if (set.channels() > 1) { // so that those of grey images are what they always were
            addNumbers(set.channels());
        }
        if (!set.names()
                .areConsecutive()) { // likewise: the labels that are there tell classes apart, which others share
            digest.update(String.join(",", set.names().names()).getBytes(StandardCharsets.UTF_8));
        }
        for (int position = 0; position < set.size(); position++) {
            digest.update((byte) set.label(position));
            set.addTo(digest, position);
        }
    }

    private void addChoice(ImageSet part) {
        int[] indices = new int[part.size() + 1];
        indices[0] = part.size();
        for (int position = 0; position < part.size(); position++) {
            indices[position + 1] = part.sourceIndex(position);
        }
        addNumbers(indices);
    }

    private void addNumbers(int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES * numbers.length);
        bytes.asIntBuffer().put(numbers);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
