/**
 * Draws pictures of a model, of its training and its mistakes, and of the data it learns from. {@link
 * io.sparbiter.driver.network.picture.ModelPictures} says which there are.
 */
package io.sparbiter.driver.network.picture;
