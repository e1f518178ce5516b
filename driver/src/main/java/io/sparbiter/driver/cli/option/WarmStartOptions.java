package io.sparbiter.driver.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a search knows from others, for every command that begins one. */
public final class WarmStartOptions {
    @Option(
            names = "--warm-start",
            split = ",",
            paramLabel = "SEARCH",
            description = "Earlier searches over the same axes, whose trials count as known and are not repeated.")
    public List<String> searches = new ArrayList<>();
}
