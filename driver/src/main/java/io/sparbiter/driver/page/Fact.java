package io.sparbiter.driver.page;

/** One line of a list of what is known. */
public record Fact(String label, String value) {}
