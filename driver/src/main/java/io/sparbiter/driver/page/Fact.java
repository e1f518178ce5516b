package io.sparbiter.driver.page;

/** One line of a list of what is known. */
record Fact(String label, String value) {}
