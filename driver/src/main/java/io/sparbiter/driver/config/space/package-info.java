/**
 * Reads space files: their axes and ranges, and the points that a search is to start with. {@link
 * io.sparbiter.driver.config.space.SpaceReader} is the way in.
 */
package io.sparbiter.driver.config.space;
