package io.sparbiter.driver.exchange.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads times in ISO 8601, with a blank in place of the T, too; without an offset they are of this machine's zone. */
final class SourceTime {
    private SourceTime() {}

    /** Empty if it is none. */
    static Optional<Instant> of(String text) {
        String time = text.strip().replaceFirst("(?<=\\d) (?=\\d)", "T");
        return offset(time).or(() -> local(time));
    }

    private static Optional<Instant> offset(String time) {
        try {
            return Optional.of(OffsetDateTime.parse(time).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> local(String time) {
        try {
            return Optional.of(
                    LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
