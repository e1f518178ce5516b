/**
 * YAML as nodes that know their places, the types of values, and the problems with both. What settings there are is not
 * known here.
 */
package io.sparbiter.driver.config.yaml;
