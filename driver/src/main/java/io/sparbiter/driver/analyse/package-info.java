/**
 * Asks what a table of trials says of its axes, with Spark's machine learning. {@link
 * io.sparbiter.driver.analyse.ForestImportance} is the way in.
 */
package io.sparbiter.driver.analyse;
