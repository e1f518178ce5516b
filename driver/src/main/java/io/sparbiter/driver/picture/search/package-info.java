/**
 * Draws pictures of a search: its scores in time, how they are spread, and its best trials. {@link
 * io.sparbiter.driver.picture.search.SearchPictures} says which there are.
 */
package io.sparbiter.driver.picture.search;
