/**
 * Writes evaluations and models as text and JSON. {@link io.sparbiter.driver.network.report.EvaluationFacts} is what
 * there is to say of an evaluation, whatever it is written as.
 */
package io.sparbiter.driver.network.report;
