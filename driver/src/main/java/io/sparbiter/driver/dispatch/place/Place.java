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

    /** As it is known beside this one: the whole machine, if this is another's. */
    Place beside(Place other) {
        return host.equals(other.host()) ? this : new Place(host, "");
    }

    /** For people. */
    String words() {
        return executor.isEmpty() ? host : "executor " + executor + " on " + host;
    }
}
