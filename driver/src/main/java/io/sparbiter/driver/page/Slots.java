package io.sparbiter.driver.page;

import io.sparbiter.driver.results.table.TrialRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds out of hosts and times which trials ran in one slot, one after the other. The table does not say it: of the slots
 * of a host, or a GPU, a trial is given the first that was free when it began.
 */
final class Slots {
    private final List<String> names = new ArrayList<>();
    private final Map<Integer, Integer> slots = new HashMap<>();

    private Slots() {}

    /** A place where several trials may run side by side. */
    private record Place(String host, String gpu) {
        static final Comparator<Place> ORDER = Comparator.comparing(Place::host)
                .thenComparing(place -> place.gpu().length())
                .thenComparing(Place::gpu);

        static Place of(TrialRow row) {
            return new Place(row.run().host(), row.run().gpu());
        }

        /** The name of one of its slots, which is counted where there are more. */
        String name(int slot, int all) {
            String name = gpu.isEmpty() ? host : host + ", GPU " + gpu;
            return all > 1 ? name + " · " + (slot + 1) : name;
        }
    }

    /** The slots of all trials that began. */
    static Slots of(List<TrialRow> rows) {
        Map<Place, List<TrialRow>> places = new TreeMap<>(Place.ORDER);
        rows.stream()
                .filter(row -> row.run().began())
                .sorted(Comparator.comparing((TrialRow row) -> row.run().startedAt())
                        .thenComparingInt(TrialRow::trialId))
                .forEach(row -> places.computeIfAbsent(Place.of(row), any -> new ArrayList<>())
                        .add(row));
        var slots = new Slots();
        places.forEach(slots::add);
        return slots;
    }

    private void add(Place place, List<TrialRow> rows) {
        int first = names.size();
        List<Instant> free = new ArrayList<>();
        for (TrialRow row : rows) {
            int slot = firstFree(free, row.run().startedAt());
            if (slot == free.size()) {
                free.add(Instant.MIN);
            }
            free.set(slot, row.run().finishedAt());
            slots.put(row.trialId(), first + slot);
        }
        for (int slot = 0; slot < free.size(); slot++) {
            names.add(place.name(slot, free.size()));
        }
    }

    private static int firstFree(List<Instant> free, Instant time) {
        int slot = 0;
        while (slot < free.size() && free.get(slot).isAfter(time)) {
            slot++;
        }
        return slot;
    }

    /** By host and GPU. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The place of a trial's slot among the names, -1 if it never began. */
    int of(TrialRow row) {
        return slots.getOrDefault(row.trialId(), -1);
    }
}
