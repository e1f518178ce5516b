/**
 * The results directory and what it holds of each search: a journal while it runs, and its rows in the table of trials.
 * Below are the {@code journal}, the {@code table} and, known by both, the {@code files}.
 */
package io.sparbiter.driver.results;
