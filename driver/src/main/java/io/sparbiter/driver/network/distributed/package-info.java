/** Spark jobs with one final model: what it predicts, where the driver needs no backend, and its training by several tasks. */
package io.sparbiter.driver.network.distributed;
