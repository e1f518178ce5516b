package io.sparbiter.worker.network.data.csv;

import io.sparbiter.worker.Nearest;
import io.sparbiter.worker.network.data.image.SourceFormat;
import io.sparbiter.worker.network.data.storage.DataException;
import io.sparbiter.worker.network.data.storage.DataFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds the column with the label: the one that is said, or called label, or else the first. */
final class LabelColumn {
    private static final String LABEL = "label";
    /** What others call it. */
    private static final Set<String> USUAL =
            Set.of(LABEL, "labels", "class", "target", "y", "digit", "letter", "category");

    private final SourceFormat format;
    private final DataFile file;

    LabelColumn(SourceFormat format, DataFile file) {
        this.format = format;
        this.file = file;
    }

    /**
     * Its place, from 0.
     *
     * @param columns how many there are
     */
    int place(Optional<CsvHeader> header, int columns) {
        return switch (format.label()) {
            case SourceFormat.FIRST -> 0;
            case SourceFormat.LAST -> columns - 1;
            case "" -> header.filter(CsvHeader::hasWords).map(this::called).orElse(0);
            default -> named(header.filter(CsvHeader::hasWords).orElseThrow(this::noHeader));
        };
    }

    /** What a column is called that has labels, whether or not that is said; empty if none is called so. */
    static Optional<String> likely(CsvHeader header) {
        return header.names().stream().filter(LabelColumn::isUsual).findFirst();
    }

    private static boolean isUsual(String name) {
        return USUAL.contains(name.toLowerCase(Locale.ROOT));
    }

    private DataException noHeader() {
        return file.invalid(
                "it has no header, so none of its columns is called " + format.label() + " (data.label).",
                "Set data.label to first or to last, or put a header on top.");
    }

    private int named(CsvHeader header) {
        String wanted = format.label();
        List<String> names = header.names();
        return names.contains(wanted)
                ? names.indexOf(wanted)
                : find(names, wanted)
                        .orElseThrow(() -> file.invalid(
                                "no column of its header is called " + wanted + " (data.label).",
                                Nearest.to(wanted, names)
                                        .map(name -> "Maybe you meant " + name + ".")
                                        .orElse("Set data.label to first, to last or to the name of the column.")));
    }

    private static OptionalInt find(List<String> names, String name) {
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).equalsIgnoreCase(name))
                .findFirst();
    }

    private int called(CsvHeader header) {
        List<String> names = header.names();
        return find(names, LABEL)
                .orElseThrow(() -> file.invalid(
                        "its header has no column called label.",
                        suggested(header)
                                .map(name -> suggestion(names.indexOf(name), names))
                                .orElse("Set data.label to first, to last or to the name of the label's column.")));
    }

    private static String suggestion(int place, List<String> names) {
        String name = names.get(place);
        String where = place == 0 ? SourceFormat.FIRST : place == names.size() - 1 ? SourceFormat.LAST : name;
        return "Set data.label to " + where + " if the labels are in the column called " + name + ".";
    }

    /** A usual name, or the only one that does not begin as the others do, which are numbered. */
    private static Optional<String> suggested(CsvHeader header) {
        Map<String, List<String>> byBeginning = header.names().stream()
                .collect(Collectors.groupingBy(name -> name.replaceAll("[0-9].*", ""), Collectors.toList()));
        Optional<String> odd = byBeginning.size() == 2
                ? byBeginning.values().stream()
                        .filter(names -> names.size() == 1)
                        .map(names -> names.get(0))
                        .findFirst()
                : Optional.empty();
        return likely(header).or(() -> odd);
    }
}
