/**
 * Asks the results table with Spark SQL. {@link io.sparbiter.driver.query.SqlSession} opens Spark, {@link
 * io.sparbiter.driver.query.TrialViews} makes the views {@code trials} and {@code epochs} of the files, {@link
 * io.sparbiter.driver.query.SqlRunner} runs a statement and {@link io.sparbiter.driver.query.SqlFormat} prints its
 * result. Read {@link io.sparbiter.driver.query.TrialViews} first.
 */
package io.sparbiter.driver.query;
