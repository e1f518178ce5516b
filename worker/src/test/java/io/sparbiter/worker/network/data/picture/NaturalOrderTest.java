package io.sparbiter.worker.network.data.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    @Test
    void numbersCountAsNumbers() {
        List<String> ordered = List.of(
                "1.png", "2.png", "10.png", "a", "a1", "a1b", "a02", "a2", "a2b", "a10", "a99999999999999999999", "b");
        var names = new ArrayList<>(ordered);
        Collections.shuffle(names, new Random(1));

        names.sort(NaturalOrder.INSTANCE);

        assertThat(names).isEqualTo(ordered);
    }
}
