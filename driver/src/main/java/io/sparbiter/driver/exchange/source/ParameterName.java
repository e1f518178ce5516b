package io.sparbiter.driver.exchange.source;

/** Makes names of axes and metrics of what other tools call them, as {@code model.width} or {@code lr-decay}. */
public final class ParameterName {
    private ParameterName() {}

    /** The name with _ in place of what no name may have, and a letter in front. */
    public static String axis(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.matches("[A-Za-z].*") ? plain : "p_" + plain;
    }
}
