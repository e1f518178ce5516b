/** The trial type {@code network} and its sections of a search file. */
package io.sparbiter.driver.network.trial;
