/**
 * Draws: canvas, charts, tables, colours, fonts, and PNG files. Knows nothing of what is drawn. Read {@link
 * io.sparbiter.driver.picture.canvas.Canvas} first.
 */
package io.sparbiter.driver.picture.canvas;
