/** The trial type {@code class}: trials of a user's own Java class. */
package io.sparbiter.driver.trainable;
