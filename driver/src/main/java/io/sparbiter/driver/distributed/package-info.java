/** What Spark does with a trained model. */
package io.sparbiter.driver.distributed;
