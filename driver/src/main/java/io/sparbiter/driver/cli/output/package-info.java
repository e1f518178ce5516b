/**
 * Writes where an option of the command line says: {@link io.sparbiter.driver.cli.output.NamedOutput} is a file or standard
 * output, {@link io.sparbiter.driver.cli.output.RunSummary} what {@code search --summary} leaves there.
 */
package io.sparbiter.driver.cli.output;
