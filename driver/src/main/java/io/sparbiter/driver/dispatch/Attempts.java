package io.sparbiter.driver.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest attempt of each trial in flight. For any thread. */
final class Attempts {
    private final Map<Integer, Integer> latest = new ConcurrentHashMap<>();

    void submitted(int trialId) {
        latest.putIfAbsent(trialId, 0);
    }

    /** Takes note of an attempt; false if it was given up, or its trial has ended. */
    boolean isCurrent(int trialId, int attempt) {
        Integer known = latest.computeIfPresent(trialId, (id, before) -> Math.max(before, attempt));
        return known != null && known == attempt;
    }

    /** Takes note of an attempt that ended before it said that it had begun. */
    void begun(int trialId, int attempt) {
        latest.computeIfPresent(trialId, (id, before) -> Math.max(before, attempt));
    }

    /** How many attempts have begun. */
    int begun(int trialId) {
        return latest.getOrDefault(trialId, 0);
    }

    void ended(int trialId) {
        latest.remove(trialId);
    }
}
