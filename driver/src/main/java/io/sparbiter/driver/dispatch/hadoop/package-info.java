/** Settles what Hadoop's clients are told by this program, whoever started it. */
package io.sparbiter.driver.dispatch.hadoop;
