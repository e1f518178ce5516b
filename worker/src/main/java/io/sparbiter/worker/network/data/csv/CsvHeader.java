package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.csv.CsvLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The names of a CSV file's columns, if its first line has them: not only numbers, or nothing but the numbers of the
 * columns, as pandas writes where there are no names.
 *
 * @param names of the columns but the index
 * @param skipped how many columns before have the numbers of the lines: pandas and R leave their name empty
 */
record CsvHeader(List<String> names, int skipped) {
    /** The numbers of so few columns may be an image. */
    private static final int LEAST_COUNTED = 60;

    CsvHeader {
        names = List.copyOf(names);
    }

    /** Empty if the line is no header. */
    static Optional<CsvHeader> of(String line) {
        List<String> cells = CsvLine.cells(line);
        int skipped = cells.size() > 1 && isIndex(cells.get(0)) ? 1 : 0;
        var header = new CsvHeader(cells.subList(skipped, cells.size()), skipped);
        return header.isHeader() ? Optional.of(header) : Optional.empty();
    }

    /** One word among numbers is a header's at the ends, and damage elsewhere. */
    private boolean isHeader() {
        return isWord(names.get(0))
                || isWord(names.get(names.size() - 1))
                || names.stream().filter(CsvHeader::isWord).count() * 2 > names.size()
                || areCounted();
    }

    /** The second is what pandas makes of the first when it reads it again. */
    private static boolean isIndex(String name) {
        return name.isEmpty() || name.equals("Unnamed: 0");
    }

    private static boolean isWord(String name) {
        return name.chars().anyMatch(character -> Character.isLetter(character) || character == '_');
    }

    private boolean areCounted() {
        return names.size() > LEAST_COUNTED
                && IntStream.range(0, names.size()).allMatch(i -> names.get(i).equals(Integer.toString(i)));
    }

    /** Whether the columns have more than numbers for names. */
    boolean hasWords() {
        return names.stream().anyMatch(CsvHeader::isWord);
    }

    /** Over this line: R writes the numbers of the lines in a column that has no name at all. */
    CsvHeader over(String line) {
        List<String> cells = CsvLine.cells(line);
        boolean isNumbered = line.startsWith("\"") || cells.get(0).equals("1");
        return skipped == 0 && isNumbered && cells.size() == names.size() + 1 ? new CsvHeader(names, 1) : this;
    }
}
