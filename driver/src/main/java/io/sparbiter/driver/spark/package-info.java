/**
 * Whatever is Scala's, or inside Spark, behind types of Java: what one release of Spark or one Scala has and another has
 * not can be seen here and nowhere else, which a test holds. It is compiled for Spark 3.5 with Scala 2.12 and for Spark 4
 * with Scala 2.13, from the same source.
 */
package io.sparbiter.driver.spark;
