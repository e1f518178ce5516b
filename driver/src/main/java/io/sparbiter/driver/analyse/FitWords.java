package io.sparbiter.driver.analyse;

import java.util.Locale;

/**
 * Says how far a forest is to be believed.
 *
 * @param trials that it learned from
 * @param someUnfinished whether some of them were pruned or stopped
 */
record FitWords(int trials, int trees, int folds, boolean someUnfinished) {
    private static final double GOOD = 0.5;

    String of(double rSquared) {
        return sentence(rSquared)
                + (someUnfinished ? " Pruned and stopped trials count with the score they had reached." : "");
    }

    private String sentence(double rSquared) {
        String basis =
                String.format(Locale.ROOT, "(R² %.2f, %d trees, %d folds, %,d trials)", rSquared, trees, folds, trials);
        if (rSquared <= 0) {
            return "A random forest predicts the ranks of trials it has not seen no better than a guess of the middle does "
                    + basis + ": nothing can be said of the axes.";
        }
        String share = String.format(Locale.ROOT, "%.0f %%", 100 * rSquared);
        return rSquared < GOOD
                ? "A random forest explains only " + share + " of the variance in the ranks of trials it has not seen "
                        + basis + ": the shares are a hint at most."
                : "A random forest explains " + share + " of the variance in the ranks of trials it has not seen "
                        + basis + ".";
    }
}
