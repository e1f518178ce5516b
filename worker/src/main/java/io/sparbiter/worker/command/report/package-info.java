/**
 * Reads what programs report: finds the lines that are reports, and the numbers in them. Knows nothing of trials and of
 * what ends them. Read {@link io.sparbiter.worker.command.report.ReportReader} first.
 */
package io.sparbiter.worker.command.report;
