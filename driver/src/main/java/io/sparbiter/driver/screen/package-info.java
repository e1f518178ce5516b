/**
 * Is what a person at the screen is told of what was not foreseen: {@link io.sparbiter.driver.screen.LinkageWords} makes a
 * sentence of classes that do not fit together, {@link io.sparbiter.driver.screen.ScreenWriter} lets no control character
 * through, and {@link io.sparbiter.driver.screen.ScreenLog} shows the log there, for
 * who asks for it by --verbose.
 */
package io.sparbiter.driver.screen;
