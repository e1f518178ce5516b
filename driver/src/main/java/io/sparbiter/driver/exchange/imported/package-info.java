/**
 * Makes searches of what {@link io.sparbiter.driver.exchange.source} reads: finds the axes, puts trials on points, and writes
 * what searches write.
 */
package io.sparbiter.driver.exchange.imported;
