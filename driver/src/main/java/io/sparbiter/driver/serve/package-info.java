/** A search's page while the search runs, served by the JDK's own HTTP server from what the loop's listener heard. */
package io.sparbiter.driver.serve;
