package io.sparbiter.driver.picture.canvas;

import java.awt.Font;
import java.util.ArrayList;
import java.util.List;

/** A table: numbers end at the right of their column, all else begins at its left. */
public final class TablePicture {
    private static final int ROW = 36;
    private static final int HEADER_LINE = 22;
    private static final int GAP = 24;
    private static final int NARROWEST = 1000;
    private static final int WIDEST = 1400;
    private static final int LARGEST_FONT = 17;
    private static final int SMALLEST_FONT = 9;

    private final List<Column> columns = new ArrayList<>();

    /** A column, its header by lines. */
    private record Column(List<String> header, List<String> cells) {
        boolean isNumeric() {
            return cells.stream().allMatch(cell -> cell.matches("[-+0-9.,:eE]*"));
        }

        double width(Font font) {
            return Math.max(widest(header, font), widest(cells, font));
        }

        private static double widest(List<String> texts, Font font) {
            return texts.stream()
                    .mapToDouble(text -> Fonts.width(text, font))
                    .max()
                    .orElse(0);
        }
    }

    /** Adds a column; all have as many cells. The header is broken where it has a line break. */
    public TablePicture column(String header, List<String> cells) {
        columns.add(new Column(header.lines().toList(), List.copyOf(cells)));
        return this;
    }

    /** Draws the table as wide as it needs, in a smaller font where that would be too wide. */
    public Picture picture(String name, String title, String subtitle) {
        int fontSize = LARGEST_FONT;
        while (fontSize > SMALLEST_FONT && width(fontSize) > WIDEST) {
            fontSize--;
        }
        int width = (int) Math.ceil(Math.max(NARROWEST, width(fontSize)));
        int top = Canvas.HEAD + headerLines() * HEADER_LINE + 16;
        Canvas canvas = new Canvas(width, top + rows() * ROW + Canvas.MARGIN, title, subtitle);
        drawStripes(canvas, top);
        drawColumns(canvas, top, fontSize);
        canvas.line(Palette.INK, 1.5f, Canvas.MARGIN, top, canvas.right(), top);
        return canvas.picture(name);
    }

    private double width(int fontSize) {
        Font font = Fonts.bold(fontSize);
        double cells =
                columns.stream().mapToDouble(column -> column.width(font)).sum();
        return 2 * Canvas.MARGIN + cells + columns.size() * GAP;
    }

    private int headerLines() {
        return columns.stream().mapToInt(column -> column.header().size()).max().orElse(0);
    }

    private int rows() {
        return columns.get(0).cells().size();
    }

    private void drawStripes(Canvas canvas, int top) {
        for (int row = 1; row < rows(); row += 2) {
            canvas.fill(Palette.STRIPE, Canvas.MARGIN, top + row * ROW, canvas.right() - Canvas.MARGIN, ROW);
        }
    }

    /** What width is left goes between the columns. */
    private void drawColumns(Canvas canvas, int top, int fontSize) {
        double spare = (canvas.right() + Canvas.MARGIN - width(fontSize)) / columns.size();
        double x = Canvas.MARGIN;
        for (Column column : columns) {
            double room = column.width(Fonts.bold(fontSize)) + GAP + spare;
            drawColumn(canvas, column, x + GAP / 2.0, x + room - GAP / 2.0, top, fontSize);
            x += room;
        }
    }

    private static void drawColumn(Canvas canvas, Column column, double left, double right, int top, int fontSize) {
        int headerTop = top - column.header().size() * HEADER_LINE;
        for (int i = 0; i < column.header().size(); i++) {
            int baseline = headerTop + i * HEADER_LINE + HEADER_LINE / 2;
            drawCell(canvas, column, column.header().get(i), left, right, baseline, Fonts.bold(fontSize));
        }
        for (int i = 0; i < column.cells().size(); i++) {
            int baseline = top + i * ROW + ROW / 2 + fontSize / 3;
            drawCell(canvas, column, column.cells().get(i), left, right, baseline, Fonts.plain(fontSize));
        }
    }

    private static void drawCell(
            Canvas canvas, Column column, String text, double left, double right, int baseline, Font font) {
        if (column.isNumeric()) {
            canvas.textEndingAt(text, right, baseline, font, Palette.INK);
        } else {
            canvas.text(text, left, baseline, font, Palette.INK);
        }
    }
}
