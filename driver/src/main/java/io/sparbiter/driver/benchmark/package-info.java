/** Strategies replayed against recorded scores, to compare them in seconds. No Spark. */
package io.sparbiter.driver.benchmark;
