package io.sparbiter.driver.picture.canvas;

import java.awt.Color;

/** The colours of all pictures. Those of data are Okabe and Ito's (2008), told apart by colour-blind people, too. */
public final class Palette {
    public static final Color BLUE = new Color(0x0072B2);
    static final Color SKY = new Color(0x56B4E9);
    public static final Color ORANGE = new Color(0xE69F00);
    public static final Color VERMILLION = new Color(0xD55E00);
    public static final Color GREEN = new Color(0x009E73);

    private static final Color DEEP_BLUE = new Color(0x002B45);
    private static final Color BROWN = new Color(0x4D2000);
    private static final int DARK = 130;
    private static final int STEPS = 24;

    public static final Color INK = new Color(0x1F2328);
    public static final Color GREY = new Color(0x59636E);
    public static final Color FAINT = new Color(0xAAB2BB);
    public static final Color GRID = new Color(0xDDE1E6);
    public static final Color STRIPE = new Color(0xF3F5F8);
    public static final Color PAPER = Color.WHITE;

    private Palette() {}

    /** The same colour, so that what lies below shines through. */
    public static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** A mixture: {@code share} of {@code to}, 0 to 1, and the rest of {@code from}. */
    public static Color mix(Color from, Color to, double share) {
        return new Color(
                between(from.getRed(), to.getRed(), share),
                between(from.getGreen(), to.getGreen(), share),
                between(from.getBlue(), to.getBlue(), share));
    }

    /**
     * The colour of a weight: white for 0, through orange to brown for 1, through blue to dark blue for -1. In few steps,
     * which the eye does not see and a file's size does.
     */
    public static Color diverging(double weight) {
        double size = Math.rint(Math.min(1, Math.abs(weight)) * STEPS) / STEPS;
        Color full = weight < 0 ? BLUE : VERMILLION;
        Color end = weight < 0 ? DEEP_BLUE : BROWN;
        return size <= 0.5 ? mix(PAPER, full, 2 * size) : mix(full, end, 2 * size - 1);
    }

    /** What can be read on a colour. */
    public static Color inkOn(Color ground) {
        double light = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
        return light < DARK ? PAPER : INK;
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
