/**
 * Knows where trials run, and which machines had better get none: a trial that fails at once on one is tried on another, and
 * if it trains there, the first is sick. Submits nothing itself. Read {@link
 * io.sparbiter.driver.dispatch.place.Whereabouts} first.
 */
package io.sparbiter.driver.dispatch.place;
