package io.sparbiter.driver.results.table;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The types of the results table's cells, and how Parquet holds them. */
public enum ColumnType {
    INT("int", PrimitiveTypeName.INT32, null) {
        @Override
        void write(RecordConsumer consumer, Object value) {
            consumer.addInteger((Integer) value);
        }

        @Override
        Serializable read(Group group, String field) {
            return group.getInteger(field, 0);
        }
    },
    LONG("bigint", PrimitiveTypeName.INT64, null) {
        @Override
        void write(RecordConsumer consumer, Object value) {
            consumer.addLong((Long) value);
        }

        @Override
        Serializable read(Group group, String field) {
            return group.getLong(field, 0);
        }
    },
    DOUBLE("double", PrimitiveTypeName.DOUBLE, null) {
        @Override
        void write(RecordConsumer consumer, Object value) {
            consumer.addDouble((Double) value);
        }

        @Override
        Serializable read(Group group, String field) {
            return group.getDouble(field, 0);
        }
    },
    TEXT("string", PrimitiveTypeName.BINARY, stringType()) {
        @Override
        void write(RecordConsumer consumer, Object value) {
            consumer.addBinary(Binary.fromString((String) value));
        }

        @Override
        Serializable read(Group group, String field) {
            return group.getString(field, 0);
        }
    },
    /** An {@link Instant} in UTC, in microseconds: what Spark, DuckDB and pyarrow call a timestamp with a time zone. */
    TIME("timestamp", PrimitiveTypeName.INT64, timestampType(true, TimeUnit.MICROS)) {
        @Override
        void write(RecordConsumer consumer, Object value) {
            consumer.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) value));
        }

        @Override
        Serializable read(Group group, String field) {
            return Instant.EPOCH.plus(group.getLong(field, 0), ChronoUnit.MICROS);
        }
    };

    private final String sqlName;
    private final PrimitiveTypeName primitive;

    @SuppressWarnings("ImmutableEnumChecker") // Parquet's annotations are values, they only do not say so.
    private final LogicalTypeAnnotation annotation;

    ColumnType(String sqlName, PrimitiveTypeName primitive, LogicalTypeAnnotation annotation) {
        this.sqlName = sqlName;
        this.primitive = primitive;
        this.annotation = annotation;
    }

    /** What Spark SQL calls it. */
    public String sqlName() {
        return sqlName;
    }

    PrimitiveType type(Repetition repetition, String name) {
        return Types.primitive(primitive, repetition).as(annotation).named(name);
    }

    abstract void write(RecordConsumer consumer, Object value);

    abstract Serializable read(Group group, String field);

    /** The type of a field, if it is one of these. */
    static Optional<ColumnType> of(Type field) {
        return Stream.of(values()).filter(type -> type.holds(field)).findFirst();
    }

    /** Whether a field is of this type, whatever its name and repetition. */
    boolean holds(Type field) {
        return field.equals(type(field.getRepetition(), field.getName()));
    }

    /** The type of an axis with this value. */
    static ColumnType of(Serializable axisValue) {
        if (axisValue instanceof Long) {
            return LONG;
        }
        return axisValue instanceof Double ? DOUBLE : TEXT;
    }
}
