package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.csv.Utf8Text;
import io.sparbiter.worker.network.data.csv.CsvRows.Mark;
import io.sparbiter.worker.network.data.csv.PixelColumns.Unread;
import io.sparbiter.worker.network.data.image.FileImages;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.storage.DataFile;
import io.sparbiter.worker.network.data.storage.Wanted;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of a CSV file, see {@link CsvRows}.
 *
 * @param order of an image's values on a line
 * @param label what its column of labels may be called, beside the usual names
 * @param unread its columns that are no pixels
 * @param marks where the first image's line begins and every thousandth after, so that reading can begin anywhere
 */
public record CsvImages(String path, StoredOrder order, String label, Unread unread, int size, List<Mark> marks)
        implements UnlabelledImages {
    private static final long serialVersionUID = 1;
    private static final int MARKED_EVERY = 1000;

    /**
     * Checks every line of the file.
     *
     * @param label what its column of labels may be called, beside the usual names; empty for none
     */
    public static CsvImages of(DataFile file, StoredOrder order, String label) {
        return file.read(bytes -> look(file, bytes, order, label));
    }

    private static CsvImages look(DataFile file, InputStream bytes, StoredOrder order, String label)
            throws IOException {
        var rows = new CsvRows(new PixelColumns(file, order.size(), label), Utf8Text.of(bytes), Mark.START);
        var marks = new ArrayList<Mark>();
        int images = 0;
        Mark mark = rows.here();
        while (rows.next() != null) {
            if (images % MARKED_EVERY == 0) {
                marks.add(mark);
            }
            images = Math.addExact(images, 1);
            mark = rows.here();
        }
        if (images == 0) {
            throw file.invalid("it has no image, only a header or blank lines.", DataFile.FETCH_AGAIN);
        }
        return new CsvImages(file.path(), order, label, rows.unread(), images, List.copyOf(marks));
    }

    @Override
    public ImageStream from(int first) {
        DataFile file = DataFile.of(path);
        int marked = Math.min(first / MARKED_EVERY, marks.size() - 1);
        Mark mark = marks.get(marked);
        return new FileImages(file, order.size().length(), 0, bytes -> {
            InputStream text = Utf8Text.of(bytes);
            text.skipNBytes(mark.offset());
            var rows = new CsvRows(new PixelColumns(file, order.size(), label), text, mark);
            rows.read(first - marked * MARKED_EVERY);
            return images -> order.planes(rows.read(images), file, Wanted.IMAGES);
        });
    }

    @Override
    public String name(int position) {
        return Integer.toString(position + 1);
    }

    @Override
    public List<String> notes() {
        return unread.hasLabel()
                ? List.of("Column " + unread.number() + " of " + path + " (" + unread.name()
                        + ") is not read: labels are predicted.")
                : List.of();
    }
}
