/**
 * Is the command line: one class a command, options that several share, and what is said when a command fails. {@link
 * io.sparbiter.driver.cli.Sparbiter} is the program; read {@link io.sparbiter.driver.cli.SearchCommand} next. What
 * other rooms have is added by {@link io.sparbiter.driver.cli.CommandRoom}.
 */
package io.sparbiter.driver.cli;
