package io.sparbiter.driver.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sparbiter.driver.report.RunReport.ScoredTrial;
import io.sparbiter.search.bayes.Recommendation;
import io.sparbiter.search.bayes.Recommendation.Standing;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** A run's report as one line of JSON; docs/operations.md lists its keys, all of which are always there. */
public final class RunReportJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunReportJson() {}

    /** The line without its end. */
    public static String of(RunReport report) {
        ObjectNode line = JSON.createObjectNode()
                .put("search", report.search())
                .put("started_at", time(report.startedAt()))
                .put("finished_at", time(report.finishedAt()))
                .put("duration_ms", report.duration().toMillis())
                .put("reason", report.reason())
                .put("cause", report.cause().orElse(null))
                .put("trials", report.trials());
        line.set("statuses", JSON.valueToTree(report.statuses()));
        line.set("failures", JSON.valueToTree(report.failures()));
        line.put("trials_in_all", report.trialsInAll())
                .put("metric", report.objective().metric().name())
                .put("direction", report.objective().direction().word())
                .put("new_best", report.hasNewBest())
                .put(
                        "improvement",
                        report.improvement().stream().boxed().findFirst().orElse(null));
        line.set("best", standing(report.best()));
        line.set("previous_best", standing(report.before()));
        line.set("recommended", recommended(report.recommendation().map(Recommendation::recommended)));
        line.put(
                "luck",
                report.recommendation().map(found -> found.best().luck()).orElse(null));
        line.set("sick_hosts", JSON.valueToTree(report.sickHosts()));
        return line.toString();
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static JsonNode recommended(Optional<Standing> recommended) {
        return recommended
                .<JsonNode>map(standing -> JSON.createObjectNode()
                        .put("trial", standing.trial())
                        .put("score", standing.score())
                        .put("expected", standing.expected()))
                .orElse(JSON.nullNode());
    }

    private static JsonNode standing(Optional<ScoredTrial> standing) {
        if (standing.isEmpty()) {
            return JSON.nullNode();
        }
        ObjectNode node = JSON.createObjectNode()
                .put("trial", standing.get().trial())
                .put("score", standing.get().score());
        node.set("params", JSON.valueToTree(standing.get().params()));
        return node;
    }
}
