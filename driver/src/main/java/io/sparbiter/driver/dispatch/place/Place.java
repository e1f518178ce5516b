package io.sparbiter.driver.dispatch.place;

import io.sparbiter.driver.dispatch.place.Executors.Executor;

/**
 * What can be kept from running trials: a machine, or one executor where all machines have the same name.
 *
 * @param executor empty for the whole machine
 */
record Place(String host, String executor) {
    /** Whether the executor is here. */
    boolean has(Executor other) {
        return host.equals(other.host()) && (executor.isEmpty() || executor.equals(other.id()));
    }

    /** Whether one of the two is the other or a part of it. */
    boolean overlaps(Place other) {
        boolean isWhole = executor.isEmpty() || other.executor.isEmpty();
        return host.equals(other.host()) && (isWhole || executor.equals(other.executor()));
    }

    /** All of its machine. */
    Place machine() {
        return new Place(host, "");
    }

    /** For people. */
    String words() {
        return executor.isEmpty() ? host : "executor " + executor + " on " + host;
    }
}
