package io.sparbiter.driver.picture;

import java.awt.Color;

/** The colours of all pictures. Those of data are Okabe and Ito's (2008), told apart by colour-blind people, too. */
final class Palette {
    static final Color BLUE = new Color(0x0072B2);
    static final Color SKY = new Color(0x56B4E9);
    static final Color ORANGE = new Color(0xE69F00);
    static final Color VERMILLION = new Color(0xD55E00);
    static final Color GREEN = new Color(0x009E73);

    static final Color INK = new Color(0x1F2328);
    static final Color GREY = new Color(0x59636E);
    static final Color GRID = new Color(0xDDE1E6);
    static final Color STRIPE = new Color(0xF3F5F8);
    static final Color PAPER = Color.WHITE;

    private Palette() {}

    /** The same colour, so that what lies below shines through. */
    static Color translucent(Color colour, int alpha) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha);
    }

    /** A mixture: {@code share} of {@code to}, 0 to 1, and the rest of {@code from}. */
    static Color mix(Color from, Color to, double share) {
        return new Color(
                between(from.getRed(), to.getRed(), share),
                between(from.getGreen(), to.getGreen(), share),
                between(from.getBlue(), to.getBlue(), share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
