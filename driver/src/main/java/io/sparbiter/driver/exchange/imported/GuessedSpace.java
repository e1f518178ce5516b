package io.sparbiter.driver.exchange.imported;

import io.sparbiter.driver.exchange.source.ParameterName;
import io.sparbiter.driver.exchange.source.SourceAxis;
import io.sparbiter.driver.exchange.source.SourceStudy;
import io.sparbiter.driver.results.files.ResultsException;
import io.sparbiter.search.space.Axis;
import io.sparbiter.search.space.Space;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a space of a study's parameters, see {@link GuessedAxis}. */
record GuessedSpace(SourceStudy study) {
    private static final String OWN_SPACE = "Write a search file with the space you mean, and name it by --config.";

    Space space() {
        List<Axis> axes = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (String parameter : study.parameters()) {
            String name = ParameterName.axis(parameter);
            String other = names.put(name.toLowerCase(Locale.ROOT), parameter);
            if (other != null) {
                throw ResultsException.usage(
                        "Cannot import: the parameters " + other + " and " + parameter + " would be one axis, " + name
                                + ".",
                        "Rename one of them in the file, or name the parameters you mean by --config.");
            }
            axis(name, parameter).ifPresent(axes::add);
        }
        return space(axes);
    }

    private Optional<Axis> axis(String name, String parameter) {
        Set<String> tried = new LinkedHashSet<>();
        study.trials().forEach(trial -> Optional.ofNullable(trial.params().get(parameter))
                .ifPresent(tried::add));
        var guess = new GuessedAxis(name, tried);
        Optional<SourceAxis> declared = study.axes().stream()
                .filter(axis -> axis.name().equals(parameter))
                .findFirst();
        return tried.isEmpty()
                ? declared.map(guess::of)
                : Optional.of(declared.map(guess::of).orElseGet(guess::ofTried));
    }

    private static Space space(List<Axis> axes) {
        if (axes.isEmpty()) {
            throw ResultsException.usage("Cannot import: no trial has a parameter.", "Name another file.");
        }
        try {
            return new Space(axes);
        } catch (IllegalArgumentException e) {
            throw ResultsException.usage("Cannot import: " + e.getMessage() + ".", OWN_SPACE, e);
        }
    }
}
