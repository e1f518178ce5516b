package io.sparbiter.driver.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.sparbiter.driver.config.trial.Limits;
import io.sparbiter.driver.spark.Foreigner;
import io.sparbiter.search.loop.TrialEvent;
import io.sparbiter.search.space.Point;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Facts;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.network.NetworkReports;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another process forges a report of a trial that runs here, by Spark's own protocol. */
class LocalAuthenticationIT {
    private static final Trial TRIAL = new Trial(1, new Candidate(new Point(0, Map.of("x", 0L)), "random"), 7, 1);
    private static final EpochReport FORGED =
            new EpochReport(1, 1, NetworkReports.epoch(1, 0.1, 0.1, 0.99999, 0.001, 1));
    private static final CountDownLatch OVER = new CountDownLatch(1);

    @AfterEach
    void endTheTrial() {
        OVER.countDown();
    }

    private static Outcome untilItIsOver(Trial trial, TrialMonitor monitor) {
        monitor.started(Facts.NONE);
        try {
            assertThat(OVER.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Outcome.Cancelled("it is over");
    }

    private static SparkConf conf(boolean authenticates) {
        return new SparkConf(false)
                .set("spark.authenticate", String.valueOf(authenticates))
                .set("spark.network.crypto.enabled", String.valueOf(authenticates))
                .set("spark.rpc.lookupTimeout", "20s")
                .set("spark.rpc.askTimeout", "20s");
    }

    private static Object forge(Foreigner foreigner, int driver) {
        return foreigner.ask(TrialPlugin.class, ReportCodec.report(FORGED), driver);
    }

    private static final class Guessing extends Foreigner {
        Guessing() {
            super(conf(true));
        }

        @Override
        public String getSecretKey() {
            return "0".repeat(64);
        }
    }

    @Test
    void onlyWhoKnowsTheSecretIsHeard() throws Exception {
        try (var backend = SparkTrialBackend.open(
                "test", LocalAuthenticationIT::untilItIsOver, OptionalInt.of(1), new Limits(1, 1, 0))) {
            backend.judgeWith(report -> new Verdict.Stop("heard"));
            backend.submit(TRIAL);
            assertThat(next(backend)).isInstanceOf(TrialEvent.Started.class);
            SparkConf settings = SparkContext.getOrCreate().getConf();
            assertThat(settings.contains("spark.authenticate.secret")).isFalse();
            int driver = settings.getInt("spark.driver.port", 0);

            assertRefused(driver, () -> new Foreigner(conf(false)));
            assertRefused(driver, Guessing::new);
            assertThat(backend.await(backend.now())).isEmpty();

            assertThat(forge(new Foreigner(conf(true)), driver))
                    .isEqualTo(ReportCodec.answer(new Verdict.Stop("heard")));
            assertThat(next(backend)).isEqualTo(new TrialEvent.EpochEnded(FORGED));
            OVER.countDown();
        }
    }

    /** A refusal, and no time-out: those are of 20 seconds. */
    private static void assertRefused(int driver, Supplier<Foreigner> foreigner) {
        assertTimeout(Duration.ofSeconds(15), () -> assertThatThrownBy(() -> forge(foreigner.get(), driver))
                .isNotInstanceOf(TimeoutException.class));
    }

    private static TrialEvent next(SparkTrialBackend backend) throws InterruptedException {
        return backend.await(backend.now().plus(Duration.ofMinutes(1))).orElseThrow();
    }
}
