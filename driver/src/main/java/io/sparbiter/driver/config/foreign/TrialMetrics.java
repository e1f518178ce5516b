package io.sparbiter.driver.config.foreign;

import io.sparbiter.driver.config.trial.MetricsCodec;
import io.sparbiter.driver.config.yaml.ConfigNode.Mapping;
import java.util.List;
import java.util.Optional;

/** Makes a metric that other tools optimize one that trials report, where a program is what a trial runs. */
record TrialMetrics(Mapping root) {
    private static final String METRIC = "objective.metric";
    private static final String DIRECTION = "objective.direction";
    private static final String METRICS = "trial.metrics";

    List<Found> of(List<Found> found) {
        boolean isProgram =
                text(found, "trial.run").isPresent() && root.get("trial").isEmpty();
        Optional<String> metric = text(found, METRIC);
        if (!isProgram || metric.isEmpty()) {
            return found;
        }
        String name = metric.get();
        String direction =
                text(found, DIRECTION).orElseGet(() -> MetricsCodec.usual(name).word());
        var reported = new Target(METRICS, "{" + name + ": " + direction + "}");
        return found.stream().map(setting -> of(setting, reported)).toList();
    }

    private static Found of(Found setting, Target reported) {
        boolean concernsIt =
                setting.text(METRIC).isPresent() || setting.text(DIRECTION).isPresent();
        return concernsIt ? setting.with(List.of(reported)) : setting;
    }

    private static Optional<String> text(List<Found> found, String setting) {
        return found.stream().flatMap(one -> one.text(setting).stream()).findFirst();
    }
}
