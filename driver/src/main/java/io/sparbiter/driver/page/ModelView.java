package io.sparbiter.driver.page;

import io.sparbiter.driver.picture.canvas.Picture;
import java.util.List;

/**
 * A model that was trained after the search.
 *
 * @param facts what is known of it
 * @param pictures in the order in which they are to be seen
 */
public record ModelView(List<Fact> facts, List<Picture> pictures) {
    public ModelView {
        facts = List.copyOf(facts);
        pictures = List.copyOf(pictures);
    }
}
