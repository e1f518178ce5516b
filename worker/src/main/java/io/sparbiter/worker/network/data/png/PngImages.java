package io.sparbiter.worker.network.data.png;

import io.sparbiter.worker.network.data.image.ImageFormat;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Storage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * PNG files of one folder.
 *
 * @param folder ends with a slash, unless it is empty
 * @param names of the files, in the images' order
 */
public record PngImages(String folder, List<String> names, ImageFormat format) implements UnlabelledImages {
    private static final long serialVersionUID = 1;

    /** All PNG files of a folder that are not hidden. */
    public static PngImages folder(Storage storage, String path, ImageFormat format) throws IOException {
        List<String> names = storage.names(path).stream()
                .filter(name -> name.matches("(?i)[^.].*\\.png"))
                .sorted(NaturalOrder.INSTANCE)
                .toList();
        if (names.isEmpty()) {
            throw new DataException(
                    "Cannot read " + path + ": there is no PNG file in this folder.",
                    "Give a folder with *.png files, or a CSV or IDX file.");
        }
        return checked(new PngImages(path.replaceAll("/+$", "") + "/", names, format));
    }

    public static PngImages file(DataFile file, ImageFormat format) {
        int slash = file.path().lastIndexOf('/') + 1;
        String name = file.path().substring(slash);
        return checked(new PngImages(file.path().substring(0, slash), List.of(name), format));
    }

    private static PngImages checked(PngImages images) {
        if (images.format.channels() != 1 && images.format.channels() != 3) {
            throw new DataException(
                    "Cannot read " + images.folder + ": the model's images have " + images.format.channels()
                            + " channels, and PNG images 1 or 3.",
                    "Give the images as a CSV file.");
        }
        images.names.forEach(images::check);
        return images;
    }

    private void check(String name) {
        PngHeader header = PngHeader.read(file(name));
        if (header.height() != format.height() || header.width() != format.width()) {
            throw file(name)
                    .invalid(
                            "it is " + header.height() + " x " + header.width() + " where the model's images are "
                                    + format.height() + " x " + format.width() + ".",
                            "Scale the image to the model's size, or remove the file.");
        }
    }

    private DataFile file(String name) {
        return DataFile.of(folder + name);
    }

    @Override
    public int size() {
        return names.size();
    }

    @Override
    public ImageStream from(int first) {
        return new Files(first);
    }

    @Override
    public String name(int position) {
        return names.get(position);
    }

    private final class Files implements ImageStream {
        private int position;

        Files(int first) {
            position = first;
        }

        @Override
        public byte[] next(int images) {
            var pixels = new ByteArrayOutputStream(images * format.length());
            for (String name : names.subList(position, position + images)) {
                pixels.writeBytes(PngPixels.of(file(name), format));
            }
            position += images;
            return pixels.toByteArray();
        }

        @Override
        public void close() {}
    }
}
