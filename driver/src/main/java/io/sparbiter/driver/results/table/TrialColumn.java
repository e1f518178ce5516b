package io.sparbiter.driver.results.table;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** A column: its Parquet type, its type in SQL, what a row has there (null for nothing) and how that is written. */
record TrialColumn(
        Type type, String sqlType, Function<TrialRow, Object> value, BiConsumer<RecordConsumer, Object> writer) {
    /** A column every row has a value in. */
    static TrialColumn required(String name, ColumnType type, Function<TrialRow, Object> value) {
        return new TrialColumn(type.type(Repetition.REQUIRED, name), type.sqlName(), value, type::write);
    }

    /** A column some rows have nothing in. */
    static TrialColumn optional(String name, ColumnType type, Function<TrialRow, Object> value) {
        return new TrialColumn(type.type(Repetition.OPTIONAL, name), type.sqlName(), value, type::write);
    }

    /** A column of words in which the empty word is nothing. */
    static TrialColumn word(String name, Function<TrialRow, String> value) {
        return optional(name, ColumnType.TEXT, value.andThen(word -> word.isEmpty() ? null : word));
    }

    String name() {
        return type.getName();
    }

    void write(RecordConsumer consumer, int index, TrialRow row) {
        Object cell = value.apply(row);
        if (cell != null) {
            consumer.startField(name(), index);
            writer.accept(consumer, cell);
            consumer.endField(name(), index);
        }
    }
}
