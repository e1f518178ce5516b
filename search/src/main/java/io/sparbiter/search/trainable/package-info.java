/**
 * What a Java class implements to be searched: {@link io.sparbiter.search.trainable.Trainable}. No other package is needed
 * for it.
 */
package io.sparbiter.search.trainable;
