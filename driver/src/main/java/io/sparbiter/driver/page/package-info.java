/**
 * A search as one page of HTML: what is shown is reduced to plain records here, and drawn by scripts in the browser. The
 * same page is written to a file ({@code report}) and served while a search runs ({@code search --serve}).
 */
package io.sparbiter.driver.page;
