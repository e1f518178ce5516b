package io.sparbiter.driver.benchmark;

/**
 * How one replay stands at a checkpoint.
 *
 * @param trials how many have ended
 * @param regret normalized, of the best score held: any epoch's of any trial
 * @param recommendedRegret normalized, of the point that the strategy recommends
 * @param distinct how many different points were tried to their trials' end
 * @param startedBest the share of the table's best points whose trials have started
 * @param prunedBest the share of them whose trials were pruned
 */
record Standing(
        int trials, double regret, double recommendedRegret, int distinct, double startedBest, double prunedBest) {}
