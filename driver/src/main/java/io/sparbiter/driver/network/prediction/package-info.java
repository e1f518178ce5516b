/** What a trained model makes of images, and the files that say so. No Spark here. */
package io.sparbiter.driver.network.prediction;
