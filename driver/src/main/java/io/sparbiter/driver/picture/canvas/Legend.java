package io.sparbiter.driver.picture.canvas;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.style.markers.Marker;

/** Draws, in one line in the middle, what the colours and shapes of a picture stand for. */
public final class Legend {
    /** The height it needs. */
    public static final int HEIGHT = 40;

    private static final int SWATCH = 18;
    private static final int LINE = 30;
    private static final int GAP = 8;
    private static final int BETWEEN = 34;
    private static final Font FONT = Fonts.plain(17);

    private final List<Entry> entries = new ArrayList<>();

    private record Entry(String text, int symbolWidth, Symbol symbol) {
        double width() {
            return symbolWidth + GAP + Fonts.width(text, FONT);
        }
    }

    private interface Symbol {
        /** Draws it from (x, y − half its height) on. */
        void draw(Canvas canvas, double x, double y);
    }

    public Legend box(String text, Color colour) {
        return add(text, SWATCH, (canvas, x, y) -> canvas.fill(colour, (int) x, (int) y - SWATCH / 2, SWATCH, SWATCH));
    }

    public Legend line(String text, Color colour) {
        return add(text, LINE, (canvas, x, y) -> canvas.line(colour, 3, x, y, x + LINE, y));
    }

    public Legend dot(String text, Marker marker, Color colour) {
        return add(text, SWATCH, (canvas, x, y) -> {
            Graphics2D graphics = canvas.at(0, 0);
            graphics.setColor(colour);
            marker.paint(graphics, x + SWATCH / 2.0, y, 11);
            graphics.dispose();
        });
    }

    private Legend add(String text, int width, Symbol symbol) {
        entries.add(new Entry(text, width, symbol));
        return this;
    }

    /** Draws it around the middle of the canvas. */
    public void draw(Canvas canvas, int top) {
        double width = entries.stream().mapToDouble(Entry::width).sum() + BETWEEN * (entries.size() - 1);
        double x = (canvas.width() - width) / 2;
        double y = top + HEIGHT / 2.0 - 6;
        for (Entry entry : entries) {
            entry.symbol().draw(canvas, x, y);
            canvas.text(entry.text(), x + entry.symbolWidth() + GAP, y + 6, FONT, Palette.INK);
            x += entry.width() + BETWEEN;
        }
    }
}
