package io.sparbiter.worker.network.data.picture;

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
 * Pictures of one folder.
 *
 * @param folder ends with a slash, unless it is empty
 * @param names of the files, in the images' order
 */
public record PictureImages(String folder, List<String> names, ImageFormat format) implements UnlabelledImages {
    private static final long serialVersionUID = 1;

    /** All pictures of a folder that are not hidden. */
    public static PictureImages folder(Storage storage, String path, ImageFormat format) throws IOException {
        List<String> names = storage.names(path).stream()
                .filter(PictureFile::isNamed)
                .sorted(NaturalOrder.INSTANCE)
                .toList();
        if (names.isEmpty()) {
            throw new DataException(
                    "Cannot read " + path + ": there is no PNG, JPEG, GIF or BMP file in this folder.",
                    "Give a folder with pictures, or a CSV or IDX file.");
        }
        return checked(new PictureImages(path.replaceAll("/+$", "") + "/", names, format));
    }

    public static PictureImages file(DataFile file, ImageFormat format) {
        int slash = file.path().lastIndexOf('/') + 1;
        String name = file.path().substring(slash);
        return checked(new PictureImages(file.path().substring(0, slash), List.of(name), format));
    }

    private static PictureImages checked(PictureImages images) {
        if (images.format.channels() != 1 && images.format.channels() != 3) {
            throw new DataException(
                    "Cannot read " + images.folder + ": the model's images have " + images.format.channels()
                            + " channels, and pictures 1 or 3.",
                    "Give the images as a CSV file.");
        }
        images.names.forEach(images::check);
        return images;
    }

    private void check(String name) {
        DataFile file = file(name);
        new PictureFile(file).check(size -> {
            if (size.height() != format.height() || size.width() != format.width()) {
                throw file.invalid(
                        "it is " + size + " where the model's images are " + format.width() + " x " + format.height()
                                + ".",
                        "Scale the image to the model's size, or remove the file.");
            }
        });
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
                pixels.writeBytes(PicturePixels.of(file(name), format));
            }
            position += images;
            return pixels.toByteArray();
        }

        @Override
        public void close() {}
    }
}
