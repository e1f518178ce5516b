/**
 * Is the trial type {@code command} and its section of a search file, with the check of its macros. Read {@link
 * io.sparbiter.driver.command.CommandTrialType} first. What runs in an executor is in {@link
 * io.sparbiter.worker.command.CommandTrial}.
 */
package io.sparbiter.driver.command;
