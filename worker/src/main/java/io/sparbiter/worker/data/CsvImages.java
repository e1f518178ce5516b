package io.sparbiter.worker.data;

import io.sparbiter.worker.data.CsvRows.Mark;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The images of a CSV file, see {@link CsvRows}.
 *
 * @param marks where the first image's line begins and every thousandth after, so that reading can begin anywhere
 */
record CsvImages(String path, ImageFormat format, int size, List<Mark> marks) implements UnlabelledImages {
    private static final long serialVersionUID = 1;
    private static final int MARKED_EVERY = 1000;

    /** Checks every line of the file. */
    static CsvImages of(DataFile file, ImageFormat format) {
        return file.read(bytes -> look(file, bytes, format));
    }

    private static CsvImages look(DataFile file, InputStream bytes, ImageFormat format) throws IOException {
        var rows = new CsvRows(file, bytes, format, Mark.START);
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
        return new CsvImages(file.path(), format, images, List.copyOf(marks));
    }

    @Override
    public ImageStream from(int first) {
        DataFile file = DataFile.of(path);
        int marked = Math.min(first / MARKED_EVERY, marks.size() - 1);
        Mark mark = marks.get(marked);
        return new FileImages(file, format.length(), mark.offset(), bytes -> {
            var rows = new CsvRows(file, bytes, format, mark);
            rows.read(first - marked * MARKED_EVERY);
            return rows::read;
        });
    }

    @Override
    public String name(int position) {
        return Integer.toString(position + 1);
    }
}
