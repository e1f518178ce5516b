package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.config.trial.TrialType;
import io.sparbiter.driver.dispatch.StopSignals;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.progress.TrainingDisplay;
import io.sparbiter.driver.progress.TrainingProgress;
import io.sparbiter.driver.report.ReproductionReport;
import io.sparbiter.driver.reproduce.MovedData;
import io.sparbiter.driver.reproduce.Reproduction;
import io.sparbiter.driver.reproduce.TrialRerun;
import io.sparbiter.driver.results.SearchDirectory;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.driver.run.RecordedConfig;
import io.sparbiter.driver.screen.ScreenWidth;
import io.sparbiter.worker.trial.SteadyClock;
import java.io.PrintWriter;
import picocli.CommandLine;

/**
 * {@code show --reproduce}: exit code 0 if the trial is the same again, 1 if not.
 *
 * @param data where they are now
 */
record ReproduceTrial(CommandLine command, MovedData data) {
    int run(TrialRow recorded, SearchDirectory search) {
        TrialRerun.requireRepeatable(recorded);
        String hash = RecordedConfig.read(search).hash();
        SearchConfig config = data.read(search);
        check(recorded, config.trial());
        config.trial().prepare(1);
        TrainingDisplay display = TrainingDisplay.create(config.trial().limits().epochs(), 0, config.objective());
        var progress = new TrainingProgress(config.objective(), display);
        StopSignals signals = StopSignals.onFirst(progress::requestEnd);
        command.getErr().println("Running trial " + recorded.trialId() + " again …");
        TrialRow now = rerun(
                recorded, new TrialRerun(config, hash, ProgramVersion.get(), SteadyClock.start()), progress, display);
        return signals.received().isPresent()
                ? ExitCode.ofSignal(signals.received().getAsInt())
                : report(new Reproduction(recorded, now));
    }

    /** Data at the same place may be others: what differs then is told at the end. */
    private void check(TrialRow recorded, TrialType trial) {
        data.during(trial, () -> {
            trial.check();
            return trial;
        });
        if (data.isGiven()) {
            MovedData.requireSame(recorded, trial);
        }
    }

    private static TrialRow rerun(
            TrialRow recorded, TrialRerun rerun, TrainingProgress progress, TrainingDisplay display) {
        try (display) {
            return rerun.run(recorded, progress);
        }
    }

    private int report(Reproduction reproduction) {
        PrintWriter out = command.getOut();
        out.print(new ReproductionReport(reproduction, ScreenWidth.columns()).text());
        out.flush();
        return reproduction.isSame() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
