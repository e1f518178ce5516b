package io.sparbiter.worker.network.data;

import io.sparbiter.worker.network.data.image.ImageSequence;
import io.sparbiter.worker.network.data.image.ImageSet;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.storage.DataException;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The images of a part of a split, which each JVM reads from the source for itself, with noise if wanted.
 *
 * @param fingerprint that the split must have
 * @param size of the part
 * @param noise probability of a pixel to turn black or white, 0 to 1
 * @param seed of the noise, which is the same for the same image of the source wherever it is read
 */
public record SplitImages(DataSettings settings, SplitPart part, String fingerprint, int size, double noise, long seed)
        implements ImageSequence {
    private static final long serialVersionUID = 1;

    /**
     * Images of a split as it was when a model was trained on it.
     *
     * @throws DataException if the split is another now, or has no such images
     */
    public static SplitImages of(DataSettings settings, SplitPart part, String fingerprint, double noise, long seed) {
        ImageSet images = part.of(split(settings, fingerprint));
        if (images.size() == 0) {
            String key = "data." + part.name().toLowerCase(Locale.ROOT);
            throw new DataException(
                    "Cannot evaluate on " + key + ": it has 0 images.",
                    "Name another part of the model's data, by --split.");
        }
        return new SplitImages(settings, part, fingerprint, images.size(), noise, seed);
    }

    private static DataSplit split(DataSettings settings, String fingerprint) {
        DataSplit split = DataCache.get(settings);
        if (!split.fingerprint().equals(fingerprint)) {
            throw new DataException(
                    "Cannot use " + places(settings) + " fingerprint is " + split.fingerprint()
                            + ", and the model was trained on data with " + fingerprint + ".",
                    "Bring back the data as they were, or train the model again on the new ones.");
        }
        return split;
    }

    /** The fingerprint does not tell which of two sources is another now. */
    private static String places(DataSettings settings) {
        String source = "data.source (" + settings.source() + ")";
        return settings.testSource().isEmpty()
                ? source + ": its"
                : source + " with data.test_source (" + settings.testSource() + "): their";
    }

    /** All of them, as a set with labels. */
    public ImageSet images() {
        ImageSet clean = clean();
        if (noise == 0) {
            return clean;
        }
        byte[] labels = new byte[size];
        IntStream.range(0, size).forEach(position -> labels[position] = (byte) clean.label(position));
        try (ImageStream stream = from(0)) {
            return ImageSet.owning(stream.next(size), labels, clean.format(), clean.names());
        }
    }

    private ImageSet clean() {
        return part.of(split(settings, fingerprint));
    }

    @Override
    public ImageStream from(int first) {
        return new Images(clean(), first);
    }

    private final class Images implements ImageStream {
        private final ImageSet clean;
        private int position;

        Images(ImageSet clean, int first) {
            this.clean = clean;
            position = first;
        }

        @Override
        public byte[] next(int images) {
            var pixels = new ByteArrayOutputStream(images * clean.format().length());
            for (int i = 0; i < images; i++) {
                byte[] image = clean.image(position);
                new Noise(noise, Draws.of(seed, "evaluation", clean.sourceIndex(position)))
                        .addTo(image, clean.channels());
                pixels.writeBytes(image);
                position++;
            }
            return pixels.toByteArray();
        }

        @Override
        public void close() {}
    }
}
