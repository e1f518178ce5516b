package io.sparbiter.driver.cli;

import io.sparbiter.driver.config.SearchConfig;
import io.sparbiter.driver.dispatch.StopSignals;
import io.sparbiter.driver.end.ExitCode;
import io.sparbiter.driver.progress.TrainingDisplay;
import io.sparbiter.driver.progress.TrainingProgress;
import io.sparbiter.driver.report.ReproductionReport;
import io.sparbiter.driver.reproduce.Reproduction;
import io.sparbiter.driver.reproduce.TrialRerun;
import io.sparbiter.driver.results.table.TrialRow;
import io.sparbiter.worker.trial.SteadyClock;
import java.io.PrintWriter;
import picocli.CommandLine;

/** {@code show --reproduce}: exit code 0 if the trial is the same again, 1 if not. */
record ReproduceTrial(CommandLine command) {
    int run(TrialRow recorded, SearchConfig config) {
        TrialRerun.requireRepeatable(recorded);
        config.trial().check();
        config.trial().prepare(1);
        TrainingDisplay display = TrainingDisplay.create(config.trial().limits().epochs(), 0, config.objective());
        var progress = new TrainingProgress(config.objective(), display);
        StopSignals signals = StopSignals.onFirst(progress::requestEnd);
        command.getErr().println("Running trial " + recorded.trialId() + " again …");
        TrialRow now = rerun(recorded, config, progress, display);
        return signals.received().isPresent()
                ? ExitCode.ofSignal(signals.received().getAsInt())
                : report(new Reproduction(recorded, now));
    }

    private static TrialRow rerun(
            TrialRow recorded, SearchConfig config, TrainingProgress progress, TrainingDisplay display) {
        try (display) {
            return new TrialRerun(config, ProgramVersion.get(), SteadyClock.start()).run(recorded, progress);
        }
    }

    private int report(Reproduction reproduction) {
        PrintWriter out = command.getOut();
        out.print(new ReproductionReport(reproduction).text());
        out.flush();
        return reproduction.isSame() ? ExitCode.DONE : ExitCode.FAILED;
    }
}
