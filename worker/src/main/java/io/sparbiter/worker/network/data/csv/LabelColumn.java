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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the column with the label: the one that is said, or called label, or else the first. */
final class LabelColumn {
    private static final Logger LOG = LoggerFactory.getLogger(LabelColumn.class);

    static final String LABEL = "label";
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
     * @param isOfTests whether the file is not the one that data.label was written for
     */
    int place(Optional<CsvHeader> header, int columns, boolean isOfTests) {
        return switch (format.label()) {
            case SourceFormat.FIRST -> checked(0, header, isOfTests);
            case SourceFormat.LAST -> checked(columns - 1, header, isOfTests);
            case "" -> header.filter(CsvHeader::hasWords).map(this::called).orElse(0);
            default -> named(header.filter(CsvHeader::hasWords).orElseThrow(this::noHeader));
        };
    }

    /** The place that is said, unless a header calls another column label, and this one by no name of labels. */
    private int checked(int place, Optional<CsvHeader> header, boolean isOfTests) {
        List<String> names =
                header.filter(CsvHeader::hasWords).map(CsvHeader::names).orElse(List.of());
        OptionalInt called = find(names, LABEL);
        if (called.isEmpty() || called.getAsInt() == place || isUsual(names.get(place))) {
            return place;
        }
        String problem = "its header calls column " + (header.orElseThrow().skipped() + called.getAsInt() + 1) + " "
                + LABEL + ", and data.label says " + format.label();
        if (!isOfTests) {
            throw file.invalid(problem + ".", "Leave data.label out: the header says where the label is.");
        }
        LOG.warn("In {}, the label is where its header says: {}.", file.path(), problem);
        return called.getAsInt();
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

    private static Optional<String> suggested(CsvHeader header) {
        return likely(header).or(() -> odd(header));
    }

    /** The only name that does not begin as the others do, which are numbered. */
    static Optional<String> odd(CsvHeader header) {
        Map<String, List<String>> byBeginning = header.names().stream()
                .collect(Collectors.groupingBy(name -> name.replaceAll("[0-9].*", ""), Collectors.toList()));
        return byBeginning.size() == 2
                ? byBeginning.values().stream()
                        .filter(names -> names.size() == 1)
                        .map(names -> names.get(0))
                        .findFirst()
                : Optional.empty();
    }
}
