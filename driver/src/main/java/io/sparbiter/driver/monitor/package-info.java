/**
 * Tells others how a search goes while nobody looks: {@link io.sparbiter.driver.monitor.Notifier} posts what happens to a
 * URL, {@link io.sparbiter.driver.monitor.SearchMetrics} are numbers for Spark's metrics system.
 */
package io.sparbiter.driver.monitor;
