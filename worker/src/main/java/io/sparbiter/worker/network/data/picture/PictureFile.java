package io.sparbiter.worker.network.data.picture;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A file with a picture, whose first bytes tell whether it is PNG, JPEG, GIF (its first image) or BMP. */
record PictureFile(DataFile file) {
    /** As {@link ImageReader} calls them; Java knows more. */
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "gif", "bmp");

    private static final String NAMES = "(?i)[^.].*\\.(png|jpe?g|gif|bmp)";

    /** Does something with a picture that is being read. */
    @FunctionalInterface
    private interface Use<T> {
        T of(ImageReader reader) throws IOException;
    }

    /** Whether a file of this name is a picture: hidden ones are other programs'. */
    static boolean isNamed(String name) {
        return name.matches(NAMES);
    }

    /** Throws a {@link DataException} unless this is a picture that passes. */
    void check(Consumer<ImageFormat> size) {
        use(reader -> {
            size.accept(size(reader));
            return null;
        });
    }

    /**
     * The picture.
     *
     * @param size throws if it must not be of this size; then nothing more is read
     */
    BufferedImage read(Consumer<ImageFormat> size) {
        return use(reader -> {
            size.accept(size(reader));
            return reader.read(0);
        });
    }

    private <T> T use(Use<T> use) {
        return file.read(bytes -> use(bytes, use));
    }

    private <T> T use(InputStream bytes, Use<T> use) throws IOException {
        // In memory: Java would otherwise make a temporary file for each picture.
        try (var stream = new MemoryCacheImageInputStream(bytes)) {
            ImageReader reader = reader(ImageIO.getImageReaders(stream));
            reader.setInput(stream, true, true);
            try {
                return use.of(reader);
            } catch (DataException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw file.invalid("its image is damaged (" + e.getMessage() + ").", DataFile.FETCH_AGAIN);
            } finally {
                reader.dispose();
            }
        }
    }

    private ImageReader reader(Iterator<ImageReader> readers) throws IOException {
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw file.kind()
                .filter(kind -> !kind.isReadPicture())
                .map(kind -> file.foreign(kind, Wanted.IMAGES))
                .orElseGet(() -> file.invalid(
                        "it is no PNG, JPEG, GIF or BMP picture.", "Remove the file, or convert the picture."));
    }

    private static ImageFormat size(ImageReader reader) throws IOException {
        return new ImageFormat(reader.getHeight(0), reader.getWidth(0), 1);
    }
}
