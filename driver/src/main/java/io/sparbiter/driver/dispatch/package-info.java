/**
 * Runs trials on Spark. {@link io.sparbiter.driver.dispatch.SparkTrialBackend} submits each trial as one job of one
 * task, {@link io.sparbiter.driver.dispatch.TrialPlugin} is the line by which executors report and are answered, {@link
 * io.sparbiter.driver.dispatch.SparkContexts} opens Spark, on this machine or as the program was submitted. Read {@link
 * io.sparbiter.driver.dispatch.SparkTrialBackend} first.
 */
package io.sparbiter.driver.dispatch;
