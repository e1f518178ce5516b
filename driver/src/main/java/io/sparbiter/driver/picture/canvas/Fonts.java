package io.sparbiter.driver.picture.canvas;

import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The machine's own sans-serif font. */
public final class Fonts {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private Fonts() {}

    /**
     * Throws {@link PictureException} if Java cannot draw letters here: it brings no fonts of its own, and containers often
     * have neither fonts nor the libraries that find and draw them.
     */
    static void require() {
        try {
            width("0", plain(12));
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new PictureException(
                    "Cannot draw pictures: Java found no font on this machine (" + e + ").",
                    "Install fontconfig and a font, as in: apt-get install fontconfig fonts-dejavu-core.",
                    e);
        }
    }

    /** The font in a size in pixels. */
    public static Font plain(int size) {
        return new Font(Font.SANS_SERIF, Font.PLAIN, size);
    }

    public static Font bold(int size) {
        return new Font(Font.SANS_SERIF, Font.BOLD, size);
    }

    /** How many pixels a text takes. */
    static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }
}
