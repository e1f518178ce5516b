/**
 * The training of one network by several Spark tasks, during which the driver computes, too: by dl4j-spark, which exists
 * for Scala 2.12 only, so a build for another Scala leaves this package out.
 */
package io.sparbiter.driver.network.distributed.dl4j;
