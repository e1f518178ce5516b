package io.sparbiter.driver.results.journal;

import io.sparbiter.search.space.Space;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.TrialStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A line of a search's journal. */
public sealed interface JournalEntry {
    /**
     * The search began; always the first line.
     *
     * @param version of the program
     * @param warmStart the searches it learned from
     */
    record Began(String version, List<String> warmStart) implements JournalEntry {
        public Began {
            warmStart = List.copyOf(warmStart);
        }
    }

    /** A trial of another search was made known, before anything was proposed. */
    record Learned(Proposal trial, End end) implements JournalEntry {
        /** The result, on a point of the space of the search that learned it. */
        public TrialResult result(Space space) {
            return end.of(trial.trial(space));
        }
    }

    /**
     * Trials were about to be submitted.
     *
     * @param asked how many the source was asked for
     * @param known how many results had been told before
     */
    record Proposed(int asked, int known, List<Proposal> trials) implements JournalEntry {
        public Proposed {
            trials = List.copyOf(trials);
        }
    }

    /** A trial was begun once more, by this run of the search or by Spark. */
    record Attempted(int trialId, int attempt) implements JournalEntry {}

    /** A trial that a pruner had stopped, and whose end was told, was about to go on as this attempt. */
    record Continued(int trialId, int attempt) implements JournalEntry {}

    /** A trial's end was told; of one that was continued since, another is told. */
    record Told(int trialId, End end) implements JournalEntry {}

    /**
     * What was proposed.
     *
     * @param point its index in the space
     * @param epochs the most it may train
     */
    record Proposal(int trialId, long point, long seed, int epochs, String proposedBy) {
        static Proposal of(Trial trial) {
            return new Proposal(
                    trial.id(),
                    trial.point().index(),
                    trial.seed(),
                    trial.epochs(),
                    trial.candidate().proposedBy());
        }

        public Trial trial(Space space) {
            return new Trial(trialId, new Candidate(space.point(point), proposedBy), seed, epochs);
        }
    }

    /** All of a trial's result but the trial, see {@link TrialResult}. */
    record End(Outcome outcome, Optional<TrialStart> start, Instant startedAt, Instant finishedAt) {
        static End of(TrialResult result) {
            return new End(result.outcome(), result.start(), result.startedAt(), result.finishedAt());
        }

        public TrialResult of(Trial trial) {
            return new TrialResult(trial, outcome, start, startedAt, finishedAt);
        }
    }
}
