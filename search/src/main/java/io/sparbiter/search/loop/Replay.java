package io.sparbiter.search.loop;

import io.sparbiter.search.prune.Pruner;
import io.sparbiter.search.trial.Candidate;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Trial;
import io.sparbiter.search.trial.TrialResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a fresh source and a fresh pruner to where earlier runs of their search left theirs, by the calls these runs
 * made: a source asked for the same numbers of candidates and told the same results in the same order is the same again.
 * What it proposes is compared with what was proposed then, unless it takes that on trust.
 */
public final class Replay {
    private final CandidateSource source;
    private final Tally tally;
    private final PausedTrials paused;
    private final Map<Integer, Trial> inFlight = new LinkedHashMap<>();
    /** Of trials in flight, how many attempts were begun since they were proposed or went on. */
    private final Map<Integer, Integer> attempts = new HashMap<>();

    private int nextTrial = 1;
    private int lastBegun;

    /**
     * @param source in its first state, or after it learned what it knew in the beginning
     * @param pruner in its first state
     */
    public Replay(Objective objective, CandidateSource source, Pruner pruner) {
        this.source = source;
        tally = new Tally(objective.direction());
        paused = new PausedTrials(pruner, source, List.of());
    }

    /**
     * As many candidates were asked for then, and these trials were made of them.
     *
     * @throws ReplayException if the source proposes something else
     */
    public void proposed(int asked, List<Trial> trials) {
        List<Candidate> candidates =
                source.repeat(asked, trials.stream().map(Trial::candidate).toList());
        if (candidates.size() != trials.size()) {
            throw new ReplayException("asked for " + asked + " candidates after trial " + (nextTrial - 1)
                    + ", its strategy proposes " + candidates.size() + " where it proposed " + trials.size());
        }
        for (int i = 0; i < candidates.size(); i++) {
            compare(candidates.get(i), trials.get(i));
            begun(trials.get(i), 1);
            nextTrial++;
        }
    }

    private void begun(Trial trial, int attempt) {
        inFlight.put(trial.id(), trial.withAttempt(attempt + 1));
        attempts.put(trial.id(), 1);
        lastBegun = trial.id();
    }

    private void compare(Candidate candidate, Trial trial) {
        if (trial.id() != nextTrial) {
            throw new ReplayException("trial " + trial.id() + " follows trial " + (nextTrial - 1));
        }
        if (!candidate.equals(trial.candidate())) {
            throw new ReplayException("its strategy proposes " + words(candidate) + " as trial " + trial.id()
                    + ", which was " + words(trial.candidate()));
        }
    }

    private static String words(Candidate candidate) {
        return "point " + candidate.point().index() + " (" + candidate.proposedBy() + ")";
    }

    /** A trial in flight was tried for the so-manieth time. */
    public void attempted(int trialId, int attempt) {
        Trial trial = inFlight.get(trialId);
        if (trial != null && attempt >= trial.attempt()) {
            inFlight.put(trialId, trial.withAttempt(attempt + 1));
            attempts.merge(trialId, 1, Integer::sum);
            lastBegun = trialId;
        }
    }

    /**
     * A trial ended.
     *
     * @throws ReplayException if it was not in flight
     */
    public void ended(TrialResult result) {
        int id = result.trial().id();
        if (inFlight.remove(id) == null) {
            throw new ReplayException("trial " + id + " ended without having been in flight");
        }
        attempts.remove(id);
        tally.add(result);
        paused.ended(result);
    }

    /**
     * A trial that a pruner had stopped went on, as this attempt.
     *
     * @throws ReplayException if it could not
     */
    public void continued(int trialId, int attempt) {
        TrialResult last = paused.lastEnd(trialId)
                .filter(end -> !inFlight.containsKey(trialId))
                .orElseThrow(() -> new ReplayException("trial " + trialId + " went on without having waited"));
        paused.continued(last);
        tally.continued(trialId);
        begun(last.trial(), attempt);
    }

    /** Where the search stands now. */
    public SearchState state() {
        return new SearchState(
                nextTrial,
                List.copyOf(inFlight.values()),
                paused.lastEnds(),
                tally.counts(),
                tally.best(),
                tally.withoutGain(),
                attempts,
                lastBegun);
    }

    /** Whether a trial is in flight by now. */
    public boolean isInFlight(int trialId) {
        return inFlight.containsKey(trialId);
    }
}
