package io.sparbiter.driver.reproduce;

/**
 * Something that is not what it was.
 *
 * @param name in the words of the results table
 */
public record Difference(String name, String then, String now) {}
