package io.sparbiter.driver.report;

/** A column's name in little width. */
final class Header {
    private Header() {}

    /** The name in lines of at most {@code width}: broken at underscores, and cut where a part alone is too wide. */
    static String fit(String name, int width) {
        StringBuilder lines = new StringBuilder();
        int used = 0;
        for (String part : name.split("_", -1)) {
            String shown = part.length() > width ? part.substring(0, width) : part;
            boolean first = lines.isEmpty();
            boolean sameLine = !first && used + 1 + shown.length() <= width;
            lines.append(first ? "" : sameLine ? "_" : "\n").append(shown);
            used = sameLine ? used + 1 + shown.length() : shown.length();
        }
        return lines.toString();
    }
}
