package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparbiter.driver.spark.RoundTrip;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Outcome.Failure;
import io.sparbiter.search.trial.Placement;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialStart;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type that crosses Spark, through both serializers. */
class CrossingTypesTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
    private static final Trial TRIAL =
            new Trial(3, new Candidate(new Point(41, Map.of("optimizer", "adam")), "random"), 42, 20);
    private static final Placement PLACEMENT = new Placement("node", "1", "0", 2, 1);
    private static final List<Epoch> HISTORY = List.of(NetworkReports.epoch(1, 0.5, 0.4, 0.9, 0.001, 1234));

    static Stream<Arguments> crossings() {
        return serializers().flatMap(serializer -> values().map(value -> Arguments.of(serializer, value)));
    }

    private static Stream<Serializer> serializers() {
        SparkConf conf = SparkContexts.configure(new SparkConf(false).set("spark.master", "local[2]"), 1);
        SparkConf strict = conf.clone().set("spark.kryo.registrationRequired", "true");
        return Stream.of(new JavaSerializer(conf), new KryoSerializer(conf), new KryoSerializer(strict));
    }

    private static Stream<Object> values() {
        return Stream.concat(
                Stream.of(TRIAL), outcomes().map(outcome -> new TrialTask.End(outcome, PLACEMENT, NOW, NOW)));
    }

    private static Stream<Serializable> reports() {
        return Stream.of(
                new TrialStart(3, PLACEMENT, NetworkReports.facts(3_450_478, "ab12", "nd4j-native"), NOW),
                new EpochReport(3, 1, HISTORY.get(0)));
    }

    private static Stream<Outcome> outcomes() {
        return Stream.of(
                new Outcome.Completed(0.9, 1, "trained all epochs", HISTORY),
                new Outcome.Pruned(0.9, 1, "hopeless", HISTORY),
                new Outcome.Stopped(0.9, 1, "time is up", HISTORY),
                new Outcome.Cancelled("time is up"),
                new Outcome.Diverged("loss NaN in epoch 2", HISTORY),
                new Outcome.Failed(Failure.OUT_OF_MEMORY, "too large", HISTORY));
    }

    @ParameterizedTest
    @MethodSource("crossings")
    void survivesTheWay(Serializer serializer, Object value) {
        assertThat(RoundTrip.of(value, serializer)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void aReportSurvivesTheWayAsBytes(Serializable report) {
        assertThat(ReportCodec.report(ReportCodec.report(report))).isEqualTo(report);
    }

    @Test
    void aVerdictSurvivesTheWayAsAWord() {
        Verdict stop = new Verdict.Stop("below the best third");
        Verdict forNow = new Verdict.Stop("rung 3 epochs: 0.9 waits, 2 of 5 went on", true);
        assertThat(ReportCodec.answer(ReportCodec.answer(stop))).isEqualTo(stop);
        assertThat(ReportCodec.answer(ReportCodec.answer(forNow))).isEqualTo(forNow);
        assertThat(ReportCodec.answer(ReportCodec.answer(Verdict.CONTINUE))).isEqualTo(Verdict.CONTINUE);
    }

    @Test
    void nothingButTypesOfTheJdkGoesOverThePluginChannel() {
        assertThat(ReportCodec.report(TRIAL).getClass().getClassLoader()).isNull();
        assertThat(ReportCodec.answer(Verdict.CONTINUE).getClass().getClassLoader())
                .isNull();
    }
}
