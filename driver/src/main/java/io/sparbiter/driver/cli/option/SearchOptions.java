package io.sparbiter.driver.cli.option;

import io.sparbiter.driver.results.ResultsDirectory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which search, for every command that reads results. */
public final class SearchOptions {
    @Mixin
    public ResultsOptions results;

    @Option(names = "--search", paramLabel = "NAME", description = "The search (default: the one written last).")
    public String name;

    /**
     * The search's name; throws {@link io.sparbiter.driver.results.files.ResultsException} if there is no such search.
     */
    public String resolve(ResultsDirectory directory) {
        return (name == null ? directory.last() : directory.open(name)).name();
    }
}
