package io.sparbiter.worker.network.data.image;

/**
 * How bright images are, to see whether they are what they are taken for.
 *
 * @param greatest value of a pixel, 0 to 255
 * @param dark share of values in the lowest quarter, 0 to 1
 * @param light share of values in the highest quarter, 0 to 1
 * @param plain share of images of one colour, 0 to 1
 */
public record Brightness(int greatest, double dark, double light, double plain) {
    /** Of images that nobody looked at; those that were looked at have a pixel that is not black. */
    public static final Brightness UNKNOWN = new Brightness(0, 0, 0, 0);

    /** More images would not change the picture. */
    private static final int MOST = 10_000;

    private static final int LOW = 64;
    private static final int HIGH = 192;

    /** Of a set, or of images from all over a large one. */
    public static Brightness of(ImageSet images) {
        var sum = new Sum();
        int step = Math.max(1, images.size() / MOST);
        for (int position = 0; position < images.size(); position += step) {
            sum.add(images.image(position), images.channels());
        }
        return sum.brightness();
    }

    /**
     * Of images one after the other.
     *
     * @param pixels see {@link ImageStream#next}
     */
    public static Brightness of(byte[] pixels, ImageFormat format) {
        var sum = new Sum();
        byte[] image = new byte[format.length()];
        for (int start = 0; start < pixels.length; start += image.length) {
            System.arraycopy(pixels, start, image, 0, image.length);
            sum.add(image, format.channels());
        }
        return sum.brightness();
    }

    public boolean wasMeasured() {
        return greatest > 0;
    }

    /** Whether there is little of white and white is not said to be another value. */
    public boolean lacksWhite() {
        return greatest > 0 && greatest < LOW;
    }

    /** Whether dark and light images look as if they were swapped. */
    public boolean isInverted(Brightness usual, double margin) {
        double swapped = Math.abs(dark - usual.light) + Math.abs(light - usual.dark);
        double same = Math.abs(dark - usual.dark) + Math.abs(light - usual.light);
        return swapped + margin < same;
    }

    private static final class Sum {
        private int greatest;
        private long dark;
        private long light;
        private long values;
        private int plain;
        private int images;

        void add(byte[] image, int channels) {
            for (byte stored : image) {
                int value = stored & 0xff;
                greatest = Math.max(greatest, value);
                dark += value < LOW ? 1 : 0;
                light += value >= HIGH ? 1 : 0;
            }
            values += image.length;
            images++;
            plain += isPlain(image, channels) ? 1 : 0;
        }

        private static boolean isPlain(byte[] image, int channels) {
            int plane = image.length / channels;
            for (int i = 0; i < image.length; i++) {
                if (image[i] != image[i - i % plane]) {
                    return false;
                }
            }
            return true;
        }

        Brightness brightness() {
            double all = Math.max(1, values);
            return new Brightness(greatest, dark / all, light / all, (double) plain / Math.max(1, images));
        }
    }
}
