/**
 * What trials run, as far as all else has to know. Read {@link io.sparbiter.driver.config.trial.TrialType} first; types
 * themselves live elsewhere and are found by {@link io.sparbiter.driver.config.trial.TrialTypes}.
 */
package io.sparbiter.driver.config.trial;
