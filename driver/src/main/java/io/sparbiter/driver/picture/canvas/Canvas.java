package io.sparbiter.driver.picture.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * A white sheet with a title and a subtitle that says what is seen; the rest is for the picture. Coordinates are
 * pixels from the upper left corner.
 */
public final class Canvas {
    public static final int WIDTH = 1200;
    public static final int MARGIN = 28;
    /** The height of title and subtitle: what is below is free. */
    public static final int HEAD = 92;

    static {
        // Drawing needs no screen, and with one some machines would show a program that has no window.
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }

    private final BufferedImage image;
    private final Graphics2D graphics;
    private String caption;

    /** Throws {@link PictureException} if nothing can be drawn here. */
    public Canvas(int width, int height, String title, String subtitle) {
        Fonts.require();
        String sentence = subtitle.substring(0, 1).toUpperCase(Locale.ROOT) + subtitle.substring(1);
        caption = title + ". " + sentence + ".";
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = graphics(image);
        fill(Palette.PAPER, 0, 0, width, height);
        text(title, MARGIN, 44, Fonts.bold(25), Palette.INK);
        text(sentence, MARGIN, 73, Fonts.plain(17), Palette.GREY);
    }

    private static Graphics2D graphics(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        return graphics;
    }

    /** Scales an image to a size, each of its pixels with sharp edges. */
    public void stretched(BufferedImage small, int x, int y, int width, int height) {
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.drawImage(small, x, y, width, height, null);
    }

    /** A thin line around an area. */
    public void frame(Color colour, int x, int y, int width, int height) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(1));
        graphics.drawRect(x - 1, y - 1, width + 1, height + 1);
    }

    int width() {
        return image.getWidth();
    }

    /** Where text and lines end on the right. */
    int right() {
        return image.getWidth() - MARGIN;
    }

    public void fill(Color colour, int x, int y, int width, int height) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
    }

    void line(Color colour, float thickness, double x1, double y1, double x2, double y2) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(thickness));
        graphics.draw(new java.awt.geom.Line2D.Double(x1, y1, x2, y2));
    }

    /** Text that begins at x; y is its baseline. */
    public void text(String text, double x, double y, Font font, Color colour) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, (float) x, (float) y);
    }

    /** Text that ends at x. */
    public void textEndingAt(String text, double x, double y, Font font, Color colour) {
        text(text, x - Fonts.width(text, font), y, font, colour);
    }

    /** Text with its middle at x. */
    public void textAround(String text, double x, double y, Font font, Color colour) {
        text(text, x - Fonts.width(text, font) / 2, y, font, colour);
    }

    /** Text that reads upwards from (x, y), with the middle of its letters at x. */
    public void textUpwards(String text, double x, double y, Font font, Color colour) {
        AffineTransform upright = graphics.getTransform();
        graphics.rotate(-Math.PI / 2, x, y);
        text(text, x, y + font.getSize() * 0.36, font, colour);
        graphics.setTransform(upright);
    }

    /** What draws at (x, y) as if it were the origin. */
    Graphics2D at(int x, int y) {
        return (Graphics2D) graphics.create(x, y, image.getWidth() - x, image.getHeight() - y);
    }

    /**
     * Puts an image into a square box: enlarged by a whole number, so that each of its pixels is a sharp square, or shrunk
     * as a photograph would be.
     */
    public void image(BufferedImage small, int x, int y, int box) {
        int longest = Math.max(small.getWidth(), small.getHeight());
        boolean enlarge = longest <= box;
        double scale = enlarge ? (double) Math.floorDiv(box, longest) : (double) box / longest;
        int width = (int) Math.max(1, Math.round(small.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(small.getHeight() * scale));
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                enlarge
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(small, x + (box - width) / 2, y + (box - height) / 2, width, height, null);
    }

    /** Adds a sentence, given without its full stop, to the caption, and to the picture a line below the subtitle. */
    public void caption(String sentence) {
        caption += " " + sentence + ".";
        text(sentence, MARGIN, HEAD + 2, Fonts.plain(15), Palette.GREY);
    }

    /** What was drawn, with title and subtitle as its caption; nothing can be drawn any more. */
    public Picture picture(String name) {
        graphics.dispose();
        return new Picture(name, caption, image);
    }
}
