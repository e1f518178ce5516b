package io.sparbiter.worker.command;

import io.sparbiter.search.trial.Ending;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialMonitor;
import io.sparbiter.search.trial.Verdict;
import io.sparbiter.worker.checkpoint.CheckpointDirectory;
import io.sparbiter.worker.command.Hearing.Heard;
import io.sparbiter.worker.command.process.CommandEvent;
import io.sparbiter.worker.command.process.CommandEvent.Ended;
import io.sparbiter.worker.command.process.ExitStatus;
import io.sparbiter.worker.command.process.RunningCommand;
import io.sparbiter.worker.trial.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a program until it has ended, and stops it where that is decided. What is decided first is the trial's end, once
 * all processes are gone. One thread.
 */
final class Course {
    private static final Logger LOG = LoggerFactory.getLogger(Course.class);

    /** Between two looks whether the trial is cancelled or takes too long. */
    private static final Duration LOOK = Duration.ofMillis(100);

    /** Nobody waits for a trial whose search has ended, and whoever has told a JVM to end kills it before long. */
    static final Duration MOST_GRACE_AT_THE_END = Duration.ofSeconds(10);

    private final CommandTrial function;
    private final Trial trial;
    private final TrialMonitor monitor;
    private final RunningCommand running;
    private final Hearing hearing;
    private final CheckpointDirectory checkpoint;
    private final Stopwatch stopwatch;
    private final Path stopFile;
    private Optional<End> decided = Optional.empty();
    private boolean cancelled;
    private boolean jvmEnds;

    /** @param stopFile appears when the program should end */
    Course(
            Attempt attempt,
            RunningCommand running,
            Hearing hearing,
            CheckpointDirectory checkpoint,
            Stopwatch stopwatch,
            Path stopFile) {
        function = attempt.function();
        trial = attempt.trial();
        monitor = attempt.monitor();
        this.running = running;
        this.hearing = hearing;
        this.checkpoint = checkpoint;
        this.stopwatch = stopwatch;
        this.stopFile = stopFile;
    }

    /** Waits for the program's end; what was decided before, or else what its end means. */
    Outcome follow(ExitJudgement judgement) throws InterruptedException {
        ExitStatus status = untilEnd();
        if (decided.isEmpty()) {
            hearing.finish().forEach(this::tell);
        }
        Ending ending = new Ending(function.objective(), hearing.history());
        return decided.map(end -> end.of(ending)).orElseGet(() -> judgement.outcome(status, ending));
    }

    private ExitStatus untilEnd() throws InterruptedException {
        while (true) {
            Optional<CommandEvent> event = running.next(LOOK);
            if (event.isPresent() && event.get() instanceof Ended ended) {
                return ended.status();
            }
            event.ifPresent(this::hear);
            look();
        }
    }

    private void look() {
        if (!cancelled && monitor.isCancelled()) {
            cancelled = true;
            checkpoint.forgo();
            stop(graceAtTheEnd(), ending -> ending.stopped("the search ended"));
        } else if (!jvmEnds && JvmEnd.ofThisJvm().isComing()) {
            jvmEnds = true;
            stop(graceAtTheEnd());
        } else if (decided.isEmpty() && stopwatch.isOver()) {
            stop(function.settings().grace(), function.limit()::exceeded);
        }
    }

    private Duration graceAtTheEnd() {
        Duration grace = function.settings().grace();
        return grace.compareTo(MOST_GRACE_AT_THE_END) < 0 ? grace : MOST_GRACE_AT_THE_END;
    }

    /** What comes after a decision changes nothing any more. Files are kept last: it may take long. */
    private void hear(CommandEvent event) {
        if (decided.isPresent()) {
            return;
        }
        Heard heard = hearing.hear(event);
        for (Epoch epoch : heard.complete()) {
            obey(tell(epoch), epoch);
        }
        heard.end().ifPresent(end -> stop(function.settings().grace(), end));
        if (!heard.complete().isEmpty() && decided.isEmpty()) {
            checkpoint.save();
        }
    }

    private Verdict tell(Epoch epoch) {
        checkpoint.note(epoch);
        return monitor.epochEnded(epoch);
    }

    /** A verdict on the last epoch changes nothing: the program may yet have something to finish. */
    private void obey(Verdict verdict, Epoch epoch) {
        if (verdict instanceof Verdict.Stop stop && epoch.number() < trial.epochs()) {
            stop(function.settings().grace(), ending -> ending.pruned(stop.reason()));
        }
    }

    private void stop(Duration grace, End end) {
        decided = decided.or(() -> Optional.of(end));
        stop(grace);
    }

    private void stop(Duration grace) {
        try {
            Files.writeString(stopFile, "");
        } catch (IOException e) {
            LOG.warn("Cannot write {}: {}", stopFile, e.toString());
        }
        running.stop(grace);
    }
}
