package io.sparbiter.search.loop;

/**
 * A machine that gets no trials for a while, since trials fail there that train elsewhere.
 *
 * @param host its name, with the executor's id if machines cannot be told apart
 * @param reason a clause for people: which trial shows it, and what it said
 */
public record SickHost(String host, String reason) {}
