package io.sparbiter.worker.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sparbiter.worker.command.process.Cookie;
import java.util.UUID;

/**
 * What tells the processes of a trial from all others of a machine.
 *
 * @param search the same for all attempts of all its trials, and no other search's; empty if the trial has no search
 */
record AttemptIdentity(String search, int trialId) {
    /** Letters and digits only, whatever the search is called and wherever it lies. */
    static AttemptIdentity of(String output, int trialId) {
        String search = output.isEmpty() ? UUID.randomUUID().toString() : hash(output);
        return new AttemptIdentity(search, trialId);
    }

    private static String hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    }

    /** What the cookies of all attempts begin with. */
    String prefix() {
        return "%s:%d:".formatted(search, trialId);
    }

    /** A new one for an attempt. */
    Cookie cookie(int attempt) {
        return new Cookie("%s%d:%s".formatted(prefix(), attempt, UUID.randomUUID()));
    }
}
