package io.sparbiter.driver.results;

import io.sparbiter.search.space.Space;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The results table: {@code <results>/trials}, one directory per search. */
public final class TrialsTable {
    private static final String PARTITION = "search=";

    private final FileSystem fs;
    private final Path root;

    TrialsTable(FileSystem fs, Path root) {
        this.fs = fs;
        this.root = root;
    }

    /** Where the table is, for readers of their own. */
    public Path root() {
        return root;
    }

    /** A writer for the trials of a search, of which there may be one at a time. */
    public ResultsWriter writer(RowContext context, Space space) {
        return writer(context, space, ResultsWriter.DELAY);
    }

    ResultsWriter writer(RowContext context, Space space, Duration delay) {
        return new ResultsWriter(files(context.search()), TrialSchema.of(space), context, delay);
    }

    /** The trials of a search, none if there are none; throws {@link ResultsException} if storage fails. */
    public TrialRows rows(String search) {
        return read(search, column -> true);
    }

    /** As {@link #rows}, without the epochs: much faster for large searches. */
    public TrialRows rowsWithoutHistory(String search) {
        return read(search, column -> !column.equals(TrialSchema.HISTORY));
    }

    private TrialRows read(String search, Predicate<String> columns) {
        PartFiles files = files(search);
        try {
            return TrialRows.read(files, search, columns);
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot read the results table " + files.directory(), "Check --results and its permissions.", e);
        }
    }

    PartFiles files(String search) {
        return new PartFiles(fs, new Path(root, PARTITION + search));
    }

    /** The searches that have a directory here, by name. */
    List<String> searches() throws IOException {
        return Directories.names(fs, root).stream()
                .filter(name -> name.startsWith(PARTITION))
                .map(name -> name.substring(PARTITION.length()))
                .filter(SearchName::isValid)
                .toList();
    }
}
