package io.sparbiter.driver.benchmark;

/**
 * The regret of one replay after as many trials as a checkpoint says.
 *
 * @param regret normalized, of the point with the best score seen
 * @param recommendedRegret normalized, of the point that the strategy recommends
 * @param distinct how many different points were tried
 */
record RegretAtCheckpoint(double regret, double recommendedRegret, int distinct) {}
