/** Runs a trial again from its row and compares: the same program on the same data gives the same scores, bit for bit. */
package io.sparbiter.driver.reproduce;
