package io.sparbiter.search.prune;

import io.sparbiter.search.trial.Direction;
import io.sparbiter.search.trial.ScoreText;

/** Words the reasons of verdicts. */
final class Reasons {
    private Reasons() {}

    /** As in "rung 3 epochs: 0.9312 below the best third, 0.9478". */
    static String rung(int epoch, Direction direction, double score, int reductionFactor, double limit) {
        return rung(epoch) + lost(direction, score, "the best " + fraction(reductionFactor), limit);
    }

    /** As in "rung 3 epochs: 0.9312 waits, 2 of 5 went on". */
    static String waits(int epoch, double score, int wentOn, int reached) {
        return rung(epoch) + brief(score) + " waits, " + wentOn + " of " + reached + " went on";
    }

    private static String rung(int epoch) {
        return "rung " + epoch + (epoch == 1 ? " epoch: " : " epochs: ");
    }

    /** As in "epoch 4: 0.9312 below the median of 7 completed trials, 0.9478". */
    static String median(int epoch, Direction direction, double score, int trials, double limit) {
        String what = "the median of " + trials + (trials == 1 ? " completed trial" : " completed trials");
        return "epoch " + epoch + ": " + lost(direction, score, what, limit);
    }

    private static String lost(Direction direction, double score, String what, double limit) {
        String side = direction == Direction.MAXIMIZE ? " below " : " above ";
        String brief = brief(score);
        // What differs should not look alike.
        return brief.equals(brief(limit))
                ? score + side + what + ", " + limit
                : brief + side + what + ", " + brief(limit);
    }

    private static String brief(double score) {
        return ScoreText.of(score, 4);
    }

    private static String fraction(int reductionFactor) {
        return switch (reductionFactor) {
            case 2 -> "half";
            case 3 -> "third";
            case 4 -> "quarter";
            default -> "1/" + reductionFactor;
        };
    }
}
