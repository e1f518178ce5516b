/**
 * Spark jobs with one final model: its training by several tasks, during which the driver computes, too, and what it
 * predicts, where the driver needs no backend.
 */
package io.sparbiter.driver.network.distributed;
