/**
 * Sets searches side by side: what each had found after so many trials, epochs and hours, and in which settings they
 * differ. Read {@link io.sparbiter.driver.compare.Comparison} first.
 */
package io.sparbiter.driver.compare;
