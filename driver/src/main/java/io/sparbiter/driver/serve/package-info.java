/**
 * Serves a search's page while the search runs, by as much HTTP as that takes. {@link
 * io.sparbiter.driver.serve.LiveSearch} listens to the loop and remembers what the page shows, {@link
 * io.sparbiter.driver.serve.PageServer} answers browsers. Read {@link io.sparbiter.driver.serve.LiveSearch} first.
 */
package io.sparbiter.driver.serve;
