package io.sparbiter.driver.page;

import java.io.Serializable;
import java.util.List;

/**
 * A trial that has not ended.
 *
 * @param params by the axes of the search
 * @param epochs how many have ended
 * @param of how many it may train
 * @param score its best so far, NaN before the first epoch
 */
public record LiveTrial(int trial, List<Serializable> params, int epochs, int of, double score) {
    public LiveTrial {
        params = List.copyOf(params);
    }
}
