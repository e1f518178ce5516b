package io.sparbiter.driver.report;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table as text: no borders but a line under the headers, which are broken and cut where the table would be too wide. On a
 * narrow screen, where whole words in the headers leave no room for the columns, a row becomes a paragraph of names and
 * values.
 */
public final class TextTable {
    public static final int WIDTH = 120;

    /** Each column has a blank on either side. */
    private static final int PADDING = 2;

    private static final int NARROWEST = 3;
    /** The library's 29 border characters: all missing but the line below the headers. */
    private static final Character[] BORDER = new Character[29];

    static {
        BORDER[8] = '-';
    }

    private static final String INDENT = "  ";

    private final int width;
    private final int screen;
    private final List<String> names = new ArrayList<>();
    private final List<List<String>> columns = new ArrayList<>();

    /** @param screen how wide it may be, at most {@link #WIDTH} */
    public TextTable(int screen) {
        this(WIDTH, screen);
    }

    /**
     * @param width for which headers are broken, but not cut
     * @param screen how wide it may be, at most {@link #WIDTH}
     */
    TextTable(int width, int screen) {
        this.width = Math.min(width, screen);
        this.screen = screen;
    }

    /** Adds a column; numbers go to its right edge, all else to its left. */
    public TextTable column(String name, List<String> cells) {
        names.add(name);
        columns.add(cells);
        return this;
    }

    /** Whether it is as wide as it may be at most, however its headers are cut. */
    boolean fits() {
        return width(headers()) <= screen;
    }

    /** Whether rows are paragraphs where columns have no room. */
    boolean isForNarrowScreen() {
        return screen < WIDTH;
    }

    @Override
    public String toString() {
        return isForNarrowScreen() && width(headers(screen, longestWord())) > screen ? paragraphs() : grid();
    }

    private String paragraphs() {
        return Stream.of(rows())
                .map(row -> lines(named(row)))
                .map(lines -> String.join("\n" + INDENT, lines))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private List<String> named(String[] row) {
        return IntStream.range(0, row.length)
                .filter(i -> !row[i].isEmpty())
                .mapToObj(i -> (names.get(i) + " " + row[i]).strip())
                .toList();
    }

    /** As many words on a line as it takes, all lines but the first indented. */
    private List<String> lines(List<String> words) {
        List<String> lines = new ArrayList<>();
        for (String word : words) {
            int last = lines.size() - 1;
            String longer = lines.isEmpty() ? word : lines.get(last) + INDENT + word;
            int length = longer.length() + (last > 0 ? INDENT.length() : 0);
            if (!lines.isEmpty() && length <= screen) {
                lines.set(last, longer);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    private String grid() {
        List<Column> specifications = new ArrayList<>();
        List<String> headers = headers();
        for (int i = 0; i < columns.size(); i++) {
            HorizontalAlign align = isNumeric(columns.get(i)) ? HorizontalAlign.RIGHT : HorizontalAlign.LEFT;
            specifications.add(new Column()
                    .header(headers.get(i))
                    .headerAlign(align)
                    .dataAlign(align)
                    .maxWidth(WIDTH));
        }
        return AsciiTable.getTable(BORDER, specifications.toArray(Column[]::new), rows())
                .lines()
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static boolean isNumeric(List<String> cells) {
        return cells.stream().allMatch(cell -> cell.matches("[-+0-9.:eE]*|NaN|-?Infinity"));
    }

    private String[][] rows() {
        int count = columns.get(0).size();
        String[][] rows = new String[count][];
        for (int row = 0; row < count; row++) {
            int index = row;
            rows[row] = columns.stream().map(cells -> cells.get(index)).toArray(String[]::new);
        }
        return rows;
    }

    /** The widest headers with which the table fits: as narrow as it should be, if no word need be cut for that. */
    private List<String> headers() {
        List<String> uncut = headers(width, longestWord());
        return width(uncut) <= width ? uncut : headers(screen, NARROWEST);
    }

    private int longestWord() {
        return names.stream()
                .flatMap(name -> Stream.of(name.split("_", -1)))
                .mapToInt(String::length)
                .max()
                .orElseThrow();
    }

    private List<String> headers(int widest, int least) {
        int limit = names.stream().mapToInt(String::length).max().orElseThrow();
        while (limit > least && width(headers(limit)) > widest) {
            limit--;
        }
        return headers(limit);
    }

    private List<String> headers(int limit) {
        List<String> headers = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            headers.add(Header.fit(names.get(i), Math.max(limit, widest(columns.get(i)))));
        }
        return headers;
    }

    private int width(List<String> headers) {
        int width = 0;
        for (int i = 0; i < columns.size(); i++) {
            width += Math.max(
                            widest(columns.get(i)),
                            widest(headers.get(i).lines().toList()))
                    + PADDING;
        }
        return width;
    }

    private static int widest(List<String> cells) {
        return cells.stream().mapToInt(String::length).max().orElse(0);
    }

    /** A column's name in little width. */
    static final class Header {
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
}
