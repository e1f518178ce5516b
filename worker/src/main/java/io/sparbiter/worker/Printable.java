package io.sparbiter.worker;

/**
 * Text of files, and names of files, may hold characters that a terminal obeys instead of showing them: it is cleared,
 * coloured or renamed by them, and a sentence is made to look like another. Here they become visible: {@code \x1b} for ESC.
 */
public final class Printable {
    private static final int ONE_BYTE = 0x100;

    private Printable() {}

    /** The text with its lines and tabs as they are. */
    public static String text(String text) {
        return visible(text, true);
    }

    /** The text as one line: an end of a line becomes {@code \n}. For what quotes a name in a sentence. */
    public static String line(String text) {
        return visible(text, false);
    }

    /** As one word of a command that somebody may paste into a shell. */
    public static String word(String text) {
        boolean isPlain = text.matches("[\\w./:@%+,=-]+");
        return isPlain ? text : "'" + line(text.replace("'", "'\\''")) + "'";
    }

    private static String visible(String text, boolean keepsLines) {
        StringBuilder visible = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean isKept = keepsLines && (letter == '\n' || letter == '\t');
            visible.append(isKept || !isObeyed(letter) ? String.valueOf(letter) : escape(letter));
        }
        return visible.toString();
    }

    /** Control characters, and those that turn the direction of what follows. */
    private static boolean isObeyed(char letter) {
        return Character.isISOControl(letter)
                || (letter >= '\u202a' && letter <= '\u202e')
                || (letter >= '\u2066' && letter <= '\u2069');
    }

    private static String escape(char letter) {
        return switch (letter) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(letter < ONE_BYTE ? "\\x%02x" : "\\u%04x", (int) letter);
        };
    }
}
