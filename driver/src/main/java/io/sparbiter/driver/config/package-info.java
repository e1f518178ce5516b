/**
 * Reads a search file and its space file into values, reports every problem at once, and writes the resolved form.
 *
 * <p>Text becomes a tree of {@link io.sparbiter.driver.config.yaml.ConfigNode}s, overrides change the tree, and each
 * section's {@link io.sparbiter.driver.config.yaml.Codec} turns its part into a record, and the record back into text.
 * No class named in a file is ever loaded.
 */
package io.sparbiter.driver.config;
