package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.SearchConfigReader;
import io.sparbiter.driver.config.trial.TrialTypes;
import io.sparbiter.driver.config.yaml.CanonicalYaml;
import io.sparbiter.driver.exchange.source.ParameterName;
import io.sparbiter.driver.exchange.source.SourceStudy;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Metric;
import io.sparbiter.search.trial.ReportSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The configuration of an imported search. It has no seed, which tells it from all that ran.
 *
 * @param direction in which scores improve, if a person says so
 */
public record ImportedConfig(SourceStudy study, Optional<Direction> direction) {
    /** Instead of a name that no metric may have, as {@code score}. */
    private static final String UNNAMED = "value";

    /** That of a search file, for trials whose scores are its objective's. */
    public SearchConfig of(SearchConfig file) {
        Direction wanted = file.objective().direction();
        direction.or(study::direction).filter(told -> told != wanted).ifPresent(told -> {
            throw ResultsException.usage(
                    "Cannot import: " + told.word() + " is meant by the trials, and " + wanted.word()
                            + " by the objective of --config ("
                            + file.objective().metric().name() + ").",
                    "Take a search file with the same objective.");
        });
        return withoutSeed(file);
    }

    private static SearchConfig withoutSeed(SearchConfig config) {
        return new SearchConfig(
                config.space(),
                config.trial(),
                config.strategy(),
                config.pruner(),
                config.objective(),
                config.budget(),
                config.checkpoint(),
                config.start(),
                OptionalLong.empty());
    }

    /**
     * One made of the study alone.
     *
     * @param epochs the most that a trial reported
     */
    public SearchConfig guessed(int epochs) {
        refuseContradiction();
        Direction improves = direction
                .or(study::direction)
                .orElseThrow(() -> ResultsException.usage(
                        "Cannot import: the file does not say whether more or less of "
                                + study.metric().orElse(UNNAMED) + " is better.",
                        "Say it by --direction maximize or --direction minimize."));
        var trial = new ImportedTrialType(List.of(Metric.of(metric(), improves)), epochs);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("space", axes(new GuessedSpace(study).space()));
        tree.put(TrialTypes.TRIAL, trial.sections().get(TrialTypes.TRIAL));
        return SearchConfigReader.trusting().readText(CanonicalYaml.block(tree), "the imported search");
    }

    private void refuseContradiction() {
        study.direction()
                .filter(told -> direction.isPresent() && direction.get() != told)
                .ifPresent(told -> {
                    throw ResultsException.usage(
                            "Cannot import with --direction " + direction.get().word() + ": the files say "
                                    + told.word() + ".",
                            "Leave it out, or mend the files.");
                });
    }

    private static Map<String, Object> axes(Space space) {
        Map<String, Object> axes = new LinkedHashMap<>();
        for (Axis axis : space.axes()) {
            axes.put(axis.name(), axis.values());
        }
        return axes;
    }

    private String metric() {
        String name = study.metric().map(ParameterName::axis).orElse(UNNAMED);
        return ReportSchema.isReserved(name) ? UNNAMED : name;
    }
}
