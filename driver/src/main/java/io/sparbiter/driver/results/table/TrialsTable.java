package io.sparbiter.driver.results.table;

import io.sparbiter.driver.results.files.Directories;
import io.sparbiter.driver.results.files.PartFiles;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.driver.results.files.SearchName;
import io.sparbiter.search.space.Space;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The results table: {@code <results>/trials}, one directory per search. */
public final class TrialsTable {
    private static final String PARTITION = "search=";

    /** Fewer files than this are no burden to any reader. */
    private static final int WORTH_MERGING = 20;

    private final FileSystem fs;
    private final Path root;

    public TrialsTable(FileSystem fs, Path root) {
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

    /**
     * The same.
     *
     * @param written hears the id of each trial whose row is on disk, from any thread; has to return at once
     */
    public ResultsWriter writer(RowContext context, Space space, IntConsumer written) {
        return new ResultsWriter(
                files(context.search()),
                TrialSchema.of(space, context.reports()),
                context,
                ResultsWriter.DELAY,
                written);
    }

    public ResultsWriter writer(RowContext context, Space space, Duration delay) {
        return new ResultsWriter(
                files(context.search()), TrialSchema.of(space, context.reports()), context, delay, trialId -> {});
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
            throw cannotRead(files.directory(), e);
        }
    }

    /**
     * Merges the files of a search that ended, if they are many, see {@link Compaction}; while it runs nobody may write to
     * the search. Returns the files it left alone, and why; throws {@link ResultsException} if storage fails, and then
     * nothing is lost.
     */
    public List<String> compact(String search) {
        PartFiles files = files(search);
        try {
            return new Compaction(files, WORTH_MERGING).run();
        } catch (IOException e) {
            throw ResultsException.failure(
                    "Cannot merge the files of the results table " + files.directory(),
                    "No row is lost; it is tried again when the search is resumed.",
                    e);
        }
    }

    /** What a reader of its own, such as Spark, has to know of these searches' files. */
    public TableScan scan(List<String> searches) {
        try {
            TableScan scan = TableScan.EMPTY;
            for (String search : searches) {
                scan = scan.and(TableScan.of(search, files(search)));
            }
            return scan;
        } catch (IOException e) {
            throw cannotRead(root, e);
        }
    }

    private static ResultsException cannotRead(Path path, IOException cause) {
        return ResultsException.failure(
                "Cannot read the results table " + path, "Check --results and its permissions.", cause);
    }

    public PartFiles files(String search) {
        return new PartFiles(fs, new Path(root, PARTITION + search));
    }

    /** The searches that have a directory here, by name. */
    public List<String> searches() throws IOException {
        return Directories.names(fs, root).stream()
                .filter(name -> name.startsWith(PARTITION))
                .map(name -> name.substring(PARTITION.length()))
                .filter(SearchName::isValid)
                .toList();
    }
}
