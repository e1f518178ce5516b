/** Pictures of a model, of its training and its mistakes, and of the data it learns from. */
package io.sparbiter.driver.network.picture;
