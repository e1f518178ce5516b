/** Spark jobs on one final model: its training by several tasks. Unlike a search's, the driver computes, too. */
package io.sparbiter.driver.distributed;
