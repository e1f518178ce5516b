package io.sparbiter.search.loop;

import io.sparbiter.search.trial.Outcome.Failed;
import io.sparbiter.search.trial.TrialResult;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why a search ended with {@link EndReason#FAILURES}.
 *
 * @param failed how many trials
 * @param limit the part of {@code budget.failures} that was reached, {@code in_a_row} or {@code in_all}
 * @param hosts where they ran, as far as that is known
 * @param last the latest of them; empty if all failed in earlier runs
 */
public record FailureCause(int failed, String limit, Set<String> hosts, Optional<TrialResult> last) {
    public FailureCause {
        hosts = Collections.unmodifiableSet(new TreeSet<>(hosts));
    }

    /** One sentence or two: how many failed, where, and what the last one said first. */
    public String text() {
        String where = hosts.isEmpty() ? "" : ", on " + String.join(", ", hosts);
        String how = limit.equals("in_a_row") ? " failed in a row" : " have failed in all";
        return failed + (failed == 1 ? " trial" : " trials") + how + where + "." + lastWords();
    }

    private String lastWords() {
        return last.filter(result -> result.outcome() instanceof Failed)
                .map(result ->
                        " The last was trial " + result.trial().id() + ": " + ((Failed) result.outcome()).brief())
                .orElse("");
    }
}
