package io.sparbiter.driver.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.sparbiter.driver.results.table.TrialRow;
import java.io.Serializable;
import java.util.List;

/**
 * An axis as it is drawn: its values side by side, whatever the distances between them.
 *
 * @param words whether the values are words, which have no order
 * @param isWhole whether these are all its values; of an axis of very many only those of the drawn trials are here
 */
record PageAxis(String name, boolean words, boolean isWhole, List<? extends Serializable> values) {
    PageAxis {
        values = List.copyOf(values);
    }

    /** Where a trial's value is among the values, -1 if it is not. */
    @JsonIgnore
    int level(TrialRow row) {
        Serializable value = row.params().get(name);
        return value == null ? -1 : values.indexOf(value);
    }
}
