/**
 * Writes evaluations and models as text and JSON. {@link io.sparbiter.driver.network.report.EvaluationFacts} says what
 * both have in common.
 */
package io.sparbiter.driver.network.report;
