package io.sparbiter.driver.dispatch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The latest attempt of each trial in flight. For any thread. */
final class Attempts {
    private final Map<Integer, Span> spans = new ConcurrentHashMap<>();

    /**
     * The attempts of a trial since it was submitted, and not those of an earlier time, after which it ended and went on.
     *
     * @param latest 0 if none has begun
     */
    private record Span(int first, int latest) {
        Span begun(int attempt) {
            return attempt < first ? this : new Span(first, Math.max(latest, attempt));
        }
    }

    /** Takes note of a trial whose attempts count from this one. */
    void submitted(int trialId, int first) {
        spans.putIfAbsent(trialId, new Span(first, 0));
    }

    /** Takes note of an attempt; false if it was given up, or its trial has ended. */
    boolean isCurrent(int trialId, int attempt) {
        Span known = spans.computeIfPresent(trialId, (id, before) -> before.begun(attempt));
        return known != null && known.latest() == attempt;
    }

    /** Takes note of an attempt that ended before it said that it had begun. */
    void begun(int trialId, int attempt) {
        spans.computeIfPresent(trialId, (id, before) -> before.begun(attempt));
    }

    /** The number of the latest attempt that has begun, 0 if none has. */
    int begun(int trialId) {
        Span known = spans.get(trialId);
        return known == null ? 0 : known.latest();
    }

    void ended(int trialId) {
        spans.remove(trialId);
    }
}
