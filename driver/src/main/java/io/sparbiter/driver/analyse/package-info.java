/** What a table of trials says of its axes, asked with Spark's machine learning. */
package io.sparbiter.driver.analyse;
