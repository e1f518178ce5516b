/**
 * Shows a person how a search or a training stands: on a terminal one line that is redrawn, elsewhere a line now and
 * then. {@link io.sparbiter.driver.progress.SearchProgress} counts and knows no terminal; read it first, then {@link
 * io.sparbiter.driver.progress.ProgressDisplay}.
 */
package io.sparbiter.driver.progress;
