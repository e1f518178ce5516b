package io.sparbiter.driver.picture;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The machine's own sans-serif font. */
final class Fonts {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Fonts() {}

    /** The font in a size in pixels. */
    static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    /** How many pixels a text takes. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }
}
