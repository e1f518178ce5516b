package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;

/**
 * Looks at a file that does not say where its labels are, and that is read as if they came first: whether they come last,
 * as in OpenML's files. It would be learned by its first pixel, and nothing would tell. What may be right is not refused:
 * a last pixel is hardly ever one of few numbers without a gap, each about as frequent, where its neighbour has others.
 */
final class LabelDoubt {
    /** Of fewer images nothing can be said. */
    private static final int LEAST_IMAGES = 20;

    private final SourceFormat format;
    private final DataFile file;

    LabelDoubt(SourceFormat format, DataFile file) {
        this.format = format;
        this.file = file;
    }

    /**
     * Throws {@link DataException} if the last column has the labels, or may have them.
     *
     * @param labels the first column
     * @param pixels all others
     */
    void check(byte[] labels, byte[] pixels) {
        int width = pixels.length / labels.length;
        if (labels.length < LEAST_IMAGES || width < 2) {
            return;
        }
        ColumnValues first = ColumnValues.of(labels, 0, 1);
        ColumnValues last = ColumnValues.of(pixels, width - 1, width);
        ColumnValues neighbour = ColumnValues.of(pixels, width - 2, width);
        // Most files end here, before all pixels are looked at.
        if (last.isCounted()) {
            check(first, last, neighbour, white(pixels, width));
        }
    }

    private void check(ColumnValues first, ColumnValues last, ColumnValues neighbour, int white) {
        boolean mayBeRight = mayBeLabels(first);
        if (!last.looksLikeLabels(white) || (mayBeRight && !last.isBalanced())) {
            return;
        }
        if (!mayBeRight || !first.looksLikeLabels(white)) {
            throw file.invalid(
                    "its first column is read as the label and looks like a pixel, and its last one has the labels "
                            + last.words() + ".",
                    "Set data.label to last, or to first if the first column is the label all the same.");
        }
        if (!last.isLike(neighbour)) {
            throw file.invalid(
                    "its first column (" + first.words() + ") and its last one (" + last.words()
                            + ") both look like the label.",
                    "Set data.label to last or to first, whichever it is.");
        }
    }

    private boolean mayBeLabels(ColumnValues first) {
        return format.labelsAsFound()
                ? first.least() < first.greatest()
                : first.isCounted() && first.least() == format.firstLabel();
    }

    /** The greatest value of all columns but the last. */
    private static int white(byte[] pixels, int width) {
        int white = 0;
        for (int start = 0; start < pixels.length; start += width) {
            for (int i = start; i < start + width - 1; i++) {
                white = Math.max(white, pixels[i] & 0xff);
            }
        }
        return white;
    }
}
