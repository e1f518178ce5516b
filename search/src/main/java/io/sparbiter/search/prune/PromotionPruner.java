package io.sparbiter.search.prune;

import io.sparbiter.search.prune.PrunerSettings.Promotion;
import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.EpochReport;
import io.sparbiter.search.trial.Objective;
import io.sparbiter.search.trial.Outcome;
import io.sparbiter.search.trial.TrialResult;
import io.sparbiter.search.trial.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Asynchronous successive halving (ASHA; Li, Jamieson, Rostamizadeh, Gonina, Ben-Tzur, Hardt, Recht and Talwalkar: "A
 * System for Massively Parallel Hyperparameter Tuning", MLSys 2020) in its promotion variant: a trial that reaches a rung
 * waits there, and goes on when there is room for it, which is for one of {@code share} of all that have reached the
 * rung. So nobody goes on for having come early, and a strategy can say who is worth going on. Where there is room for
 * the trial that just arrived, it goes on without having waited.
 *
 * <p>A trial that ended counts by the epochs of its end and no longer by its reports: it went on from every rung but the
 * one at which it was stopped. So the rungs of a search that is resumed are those that its ended trials had made of them.
 */
final class PromotionPruner implements Pruner {
    private final int keep;
    private final int lastEpoch;
    private final Curves curves;
    /** By their epochs. */
    private final NavigableMap<Integer, PromotionRung> rungs = new TreeMap<>();
    /** The rungs of the trials that ended there and may go on. */
    private final Map<Integer, PromotionRung> waiting = new HashMap<>();
    /** The rungs from which trials in flight went on after they had waited. */
    private final Map<Integer, PromotionRung> goingOn = new HashMap<>();
    /** Whether a trial has trained to its end, or could have: it went on, and failed. */
    private boolean isOneTrained;

    /** @param lastEpoch the most epochs of a trial */
    PromotionPruner(Promotion settings, Objective objective, int lastEpoch) {
        this.lastEpoch = lastEpoch;
        keep = settings.keep();
        curves = new Curves(objective);
        for (int epochs : Rungs.below(lastEpoch, settings.minEpochs(), settings.rungFactor())
                .epochs()) {
            rungs.put(epochs, new PromotionRung(epochs, settings.share(), objective.direction()));
        }
    }

    @Override
    public synchronized Verdict judge(EpochReport report) {
        OptionalDouble best = curves.add(report);
        return best.isEmpty()
                ? Verdict.CONTINUE
                : reached(report)
                        .map(rung -> rung.judge(report.trialId(), best.getAsDouble()))
                        .orElse(Verdict.CONTINUE);
    }

    /** The rung that a trial reached, unless it is at its end. */
    private Optional<PromotionRung> reached(EpochReport report) {
        return curves.reached(rungs, report)
                .filter(rung -> report.epoch().number() < lastEpoch)
                .map(Map.Entry::getValue);
    }

    @Override
    public synchronized void ended(TrialResult result) {
        int id = result.trial().id();
        PromotionRung wentOnFrom = goingOn.remove(id);
        Optional<PromotionRung> last = climb(result);
        // One that was let go on and came back without having reached the next rung had its chance.
        boolean waits = result.outcome() instanceof Outcome.Pruned && last.isPresent() && last.get() != wentOnFrom;
        if (waits) {
            curves.pause(id);
            last.get().stand(id);
            waiting.put(id, last.get());
            keepFew();
        } else {
            curves.end(id);
            last.ifPresent(rung -> rung.goOn(id));
            isOneTrained |= result.outcome() instanceof Outcome.Completed
                    || (wentOnFrom != null && !(result.outcome() instanceof Outcome.Stopped));
        }
    }

    /** Notes where a trial's epochs brought it, in place of what it reported; the last rung that it reached. */
    private Optional<PromotionRung> climb(TrialResult result) {
        int id = result.trial().id();
        int attempt = result.start().map(start -> start.placement().attempt()).orElse(1);
        rungs.values().forEach(rung -> rung.forget(id));
        curves.beginAnew(id);
        Optional<PromotionRung> last = Optional.empty();
        for (Epoch epoch : result.outcome().history()) {
            var report = new EpochReport(id, attempt, epoch);
            OptionalDouble best = curves.add(report);
            Optional<PromotionRung> next = best.isEmpty() ? Optional.empty() : reached(report);
            if (next.isPresent()) {
                last.ifPresent(rung -> rung.goOn(id));
                next.get().reach(id, best.getAsDouble());
                last = next;
            }
        }
        return last;
    }

    /** Where too many wait, the rung with the most waiting gives its last one up, of equal rungs the lowest. */
    private void keepFew() {
        if (waiting.size() <= keep) {
            return;
        }
        List<Integer> most = List.of();
        for (PromotionRung rung : rungs.values()) {
            List<Integer> here = waiting(rung);
            most = here.size() > most.size() ? here : most;
        }
        int last = most.get(most.size() - 1);
        waiting.remove(last).leave(last);
        curves.end(last);
    }

    private List<Integer> waiting(PromotionRung rung) {
        return rung.standing().stream().filter(waiting::containsKey).toList();
    }

    /** Nobody is due where the best has been stopped and is about to end: then it will be. */
    @Override
    public synchronized List<Integer> due() {
        for (PromotionRung rung : rungs.descendingMap().values()) {
            List<Integer> standing = rung.standing();
            if (rung.hasRoom() && !standing.isEmpty() && waiting.containsKey(standing.get(0))) {
                return waiting(rung);
            }
        }
        return List.of();
    }

    /** The best of those that wait at the highest rung at which any does. */
    @Override
    public synchronized Optional<Integer> last() {
        return rungs.descendingMap().values().stream()
                .flatMap(rung -> waiting(rung).stream())
                .findFirst()
                .filter(best -> !isOneTrained);
    }

    @Override
    public synchronized void continued(int trialId) {
        PromotionRung rung = waiting.remove(trialId);
        if (rung == null) {
            throw new IllegalArgumentException("trial " + trialId + " does not wait to go on");
        }
        rung.goOn(trialId);
        goingOn.put(trialId, rung);
        curves.goOn(trialId);
    }

    @Override
    public synchronized boolean mayGoOn(int trialId) {
        return waiting.containsKey(trialId)
                || goingOn.containsKey(trialId)
                || rungs.values().stream().anyMatch(rung -> rung.hasStanding(trialId));
    }
}
