package io.sparbiter.driver.picture;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The machine's own sans-serif font. */
final class Fonts {
    private static final FontRenderContext CONTEXT = context();

    static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 17);
    static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 17);

    private Fonts() {}

    /** How many pixels a text takes. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    private static FontRenderContext context() {
        return new FontRenderContext(null, true, true);
    }
}
