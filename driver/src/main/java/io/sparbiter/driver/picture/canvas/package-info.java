/** What pictures are drawn with: canvas, charts, tables, colours, fonts, and PNG files. */
package io.sparbiter.driver.picture.canvas;
