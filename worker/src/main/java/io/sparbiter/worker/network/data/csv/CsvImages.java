package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.csv.Utf8Text;
import io.sparbiter.worker.network.data.csv.CsvRows.Mark;
import io.sparbiter.worker.network.data.image.FileImages;
import io.sparbiter.worker.network.data.image.ImageStream;
import io.sparbiter.worker.network.data.image.StoredOrder;
import io.sparbiter.worker.network.data.image.UnlabelledImages;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of a CSV file, see {@link CsvRows}.
 *
 * @param order of an image's values on a line
 * @param marks where the first image's line begins and every thousandth after, so that reading can begin anywhere
 */
public record CsvImages(String path, StoredOrder order, int size, List<Mark> marks) implements UnlabelledImages {
    private static final long serialVersionUID = 1;
    private static final int MARKED_EVERY = 1000;

    /** Checks every line of the file. */
    public static CsvImages of(DataFile file, StoredOrder order) {
        return file.read(bytes -> look(file, bytes, order));
    }

    private static CsvImages look(DataFile file, InputStream bytes, StoredOrder order) throws IOException {
        var rows = new CsvRows(file, Utf8Text.of(bytes), order.size(), Mark.START);
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
        return new CsvImages(file.path(), order, images, List.copyOf(marks));
    }

    @Override
    public ImageStream from(int first) {
        DataFile file = DataFile.of(path);
        int marked = Math.min(first / MARKED_EVERY, marks.size() - 1);
        Mark mark = marks.get(marked);
        return new FileImages(file, order.size().length(), 0, bytes -> {
            InputStream text = Utf8Text.of(bytes);
            text.skipNBytes(mark.offset());
            var rows = new CsvRows(file, text, order.size(), mark);
            rows.read(first - marked * MARKED_EVERY);
            return images -> order.planes(rows.read(images), file);
        });
    }

    @Override
    public String name(int position) {
        return Integer.toString(position + 1);
    }
}
