/**
 * Writes results for people, as text, and a run's report also as JSON for a monitor. Takes plain rows and knows neither
 * files nor Spark. Read {@link io.sparbiter.driver.report.Ranking} first: most reports begin with it.
 */
package io.sparbiter.driver.report;
