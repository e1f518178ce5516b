package io.sparbiter.search.prune;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.Verdict;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The trials that reached a rung of a {@link PromotionPruner}: those that went on, those that stand there, and the others. */
final class PromotionRung {
    private final int epochs;
    private final int share;
    private final Direction direction;
    /** Of all that reached it. */
    private final Map<Integer, Double> scores = new HashMap<>();

    private final Set<Integer> wentOn = new HashSet<>();
    /** Those that were stopped here and may go on. */
    private final TreeSet<Standing> standing;

    private record Standing(int trialId, double score) {}

    PromotionRung(int epochs, int share, Direction direction) {
        this.epochs = epochs;
        this.share = share;
        this.direction = direction;
        double sign = direction == Direction.MAXIMIZE ? -1 : 1;
        standing = new TreeSet<>(Comparator.comparingDouble((Standing trial) -> sign * trial.score())
                .thenComparingInt(Standing::trialId));
    }

    /** Whether a trial that is here with this score, perhaps again, may go on. Of equals the newcomer goes on: it need not begin anew. */
    Verdict judge(int trialId, double score) {
        reach(trialId, score);
        if (wentOn.contains(trialId)) {
            return Verdict.CONTINUE;
        }
        if (hasRoom() && isBest(score)) {
            wentOn.add(trialId);
            return Verdict.CONTINUE;
        }
        stand(trialId);
        return new Verdict.Stop(Reasons.waits(epochs, score, wentOn.size(), scores.size()), true);
    }

    /** A trial is here with this score, in place of the one it had. */
    void reach(int trialId, double score) {
        leave(trialId);
        scores.put(trialId, score);
    }

    /** As if a trial had never been here. */
    void forget(int trialId) {
        leave(trialId);
        scores.remove(trialId);
        wentOn.remove(trialId);
    }

    private boolean isBest(double score) {
        return standing.isEmpty() || !direction.isBetter(standing.first().score(), score);
    }

    /** Whether more trials should have gone on by now. */
    boolean hasRoom() {
        return scores.size() / share > wentOn.size();
    }

    /** A trial that is here stands. */
    void stand(int trialId) {
        standing.add(new Standing(trialId, scores.get(trialId)));
    }

    /** A trial that is here goes on. */
    void goOn(int trialId) {
        leave(trialId);
        wentOn.add(trialId);
    }

    /** A trial stands here no longer. */
    void leave(int trialId) {
        if (scores.containsKey(trialId)) {
            standing.remove(new Standing(trialId, scores.get(trialId)));
        }
    }

    boolean hasStanding(int trialId) {
        return scores.containsKey(trialId) && standing.contains(new Standing(trialId, scores.get(trialId)));
    }

    /** Those that stand here, the best first. */
    List<Integer> standing() {
        return standing.stream().map(Standing::trialId).toList();
    }
}
