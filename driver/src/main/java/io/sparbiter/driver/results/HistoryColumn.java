package io.sparbiter.driver.results;

import io.sparbiter.search.trial.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The column {@code history}: a list, in Parquet's three levels, of one group per epoch. */
final class HistoryColumn {
    private static final String LIST = "list";
    private static final String ELEMENT = "element";

    /** A field of an epoch's group. */
    private record Field(String name, ColumnType type, Function<Epoch, Object> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("epoch", ColumnType.INT, Epoch::number),
            new Field("train_loss", ColumnType.DOUBLE, Epoch::trainLoss),
            new Field("val_loss", ColumnType.DOUBLE, Epoch::valLoss),
            new Field("val_accuracy", ColumnType.DOUBLE, Epoch::valAccuracy),
            new Field("learning_rate", ColumnType.DOUBLE, Epoch::learningRate),
            new Field("millis", ColumnType.LONG, Epoch::millis));

    private HistoryColumn() {}

    static TrialColumn column() {
        Type[] fields = FIELDS.stream()
                .map(field -> field.type().type(Repetition.REQUIRED, field.name()))
                .toArray(Type[]::new);
        GroupType element = new GroupType(Repetition.REQUIRED, ELEMENT, fields);
        GroupType list = Types.requiredGroup()
                .as(LogicalTypeAnnotation.listType())
                .addField(new GroupType(Repetition.REPEATED, LIST, element))
                .named(TrialSchema.HISTORY);
        return new TrialColumn(list, sqlType(), row -> row.ending().history(), HistoryColumn::write);
    }

    private static String sqlType() {
        return FIELDS.stream()
                .map(field -> field.name() + ":" + field.type().sqlName())
                .collect(Collectors.joining(",", "array<struct<", ">>"));
    }

    private static void write(RecordConsumer consumer, Object history) {
        List<?> epochs = (List<?>) history;
        consumer.startGroup();
        if (!epochs.isEmpty()) {
            consumer.startField(LIST, 0);
            epochs.forEach(epoch -> writeElement(consumer, (Epoch) epoch));
            consumer.endField(LIST, 0);
        }
        consumer.endGroup();
    }

    private static void writeElement(RecordConsumer consumer, Epoch epoch) {
        consumer.startGroup();
        consumer.startField(ELEMENT, 0);
        consumer.startGroup();
        for (int i = 0; i < FIELDS.size(); i++) {
            Field field = FIELDS.get(i);
            consumer.startField(field.name(), i);
            field.type().write(consumer, field.value().apply(epoch));
            consumer.endField(field.name(), i);
        }
        consumer.endGroup();
        consumer.endField(ELEMENT, 0);
        consumer.endGroup();
    }

    static List<Epoch> read(Group row) {
        Group history = row.getGroup(TrialSchema.HISTORY, 0);
        int size = history.getFieldRepetitionCount(LIST);
        List<Epoch> epochs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            epochs.add(epoch(history.getGroup(LIST, i).getGroup(ELEMENT, 0)));
        }
        return epochs;
    }

    private static Epoch epoch(Group group) {
        return new Epoch(
                group.getInteger("epoch", 0),
                group.getDouble("train_loss", 0),
                group.getDouble("val_loss", 0),
                group.getDouble("val_accuracy", 0),
                group.getDouble("learning_rate", 0),
                group.getLong("millis", 0));
    }
}
