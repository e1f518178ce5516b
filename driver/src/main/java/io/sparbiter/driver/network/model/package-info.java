/**
 * A trained model on disk: a directory with Deeplearning4j's model file, a card that says what it is and where it comes
 * from, and the epochs of its training. No Spark here.
 */
package io.sparbiter.driver.network.model;
