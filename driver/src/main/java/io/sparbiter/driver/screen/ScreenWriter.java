package io.sparbiter.driver.screen;

import io.sparbiter.worker.Printable;
import java.io.PrintWriter;

/**
 * What all commands print through: whatever they quote of files, names and other programs, no control character gets to a
 * terminal but ends of lines and tabs.
 */
public final class ScreenWriter extends PrintWriter {
    /** Writes to another writer, which also says whether that failed. */
    public ScreenWriter(PrintWriter out) {
        super(out, true);
    }

    @Override
    public void write(int letter) {
        write(String.valueOf((char) letter));
    }

    @Override
    public void write(char[] letters, int offset, int length) {
        write(new String(letters, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) {
        String visible = Printable.text(text.substring(offset, offset + length));
        super.write(visible, 0, visible.length());
    }
}
