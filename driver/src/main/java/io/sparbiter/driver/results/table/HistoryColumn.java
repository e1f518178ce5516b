package io.sparbiter.driver.results.table;

import io.sparbiter.search.trial.Epoch;
import io.sparbiter.search.trial.Metrics;
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

    private static final String EPOCH = "epoch";
    private static final String MILLIS = "millis";

    /** A field of an epoch's group. */
    private record Field(String name, ColumnType type, Repetition repetition, Function<Epoch, Object> value) {
        Type parquet() {
            return type.type(repetition, name);
        }
    }

    private final List<Field> fields;

    /**
     * @param names of an epoch's numbers
     * @param repetition {@code OPTIONAL} where an epoch may lack some
     */
    HistoryColumn(List<String> names, Repetition repetition) {
        fields = new ArrayList<>();
        fields.add(new Field(EPOCH, ColumnType.INT, Repetition.REQUIRED, Epoch::number));
        names.forEach(name ->
                fields.add(new Field(name, ColumnType.DOUBLE, repetition, epoch -> number(epoch, name, repetition))));
        fields.add(new Field(MILLIS, ColumnType.LONG, Repetition.REQUIRED, Epoch::millis));
    }

    private static Object number(Epoch epoch, String name, Repetition repetition) {
        double value = epoch.metrics().get(name);
        return Double.isNaN(value) && repetition == Repetition.OPTIONAL ? null : (Object) value;
    }

    /** Whether a file's column is a list of epochs. */
    static boolean fits(Type column) {
        List<String> names = elementFields(column).stream().map(Type::getName).toList();
        return names.contains(EPOCH) && names.contains(MILLIS);
    }

    /** The names of an epoch's numbers in a file, in order. */
    static List<String> names(Type column) {
        return elementFields(column).stream()
                .filter(ColumnType.DOUBLE::holds)
                .map(Type::getName)
                .toList();
    }

    private static List<Type> elementFields(Type column) {
        Type level = column;
        for (String name : List.of(LIST, ELEMENT)) {
            if (level.isPrimitive() || !level.asGroupType().containsField(name)) {
                return List.of();
            }
            level = level.asGroupType().getType(name);
        }
        return level.isPrimitive() ? List.of() : level.asGroupType().getFields();
    }

    TrialColumn column() {
        Type[] parquet = fields.stream().map(Field::parquet).toArray(Type[]::new);
        GroupType element = new GroupType(Repetition.REQUIRED, ELEMENT, parquet);
        GroupType list = Types.requiredGroup()
                .as(LogicalTypeAnnotation.listType())
                .addField(new GroupType(Repetition.REPEATED, LIST, element))
                .named(TrialSchema.HISTORY);
        return new TrialColumn(list, sqlType(), row -> row.ending().history(), this::write);
    }

    private String sqlType() {
        return fields.stream()
                .map(field -> "`" + field.name() + "`:" + field.type().sqlName())
                .collect(Collectors.joining(",", "array<struct<", ">>"));
    }

    private void write(RecordConsumer consumer, Object history) {
        List<?> epochs = (List<?>) history;
        consumer.startGroup();
        if (!epochs.isEmpty()) {
            consumer.startField(LIST, 0);
            epochs.forEach(epoch -> writeElement(consumer, (Epoch) epoch));
            consumer.endField(LIST, 0);
        }
        consumer.endGroup();
    }

    private void writeElement(RecordConsumer consumer, Epoch epoch) {
        consumer.startGroup();
        consumer.startField(ELEMENT, 0);
        consumer.startGroup();
        for (int i = 0; i < fields.size(); i++) {
            write(consumer, fields.get(i), i, epoch);
        }
        consumer.endGroup();
        consumer.endField(ELEMENT, 0);
        consumer.endGroup();
    }

    private static void write(RecordConsumer consumer, Field field, int index, Epoch epoch) {
        Object value = field.value().apply(epoch);
        if (value != null) {
            consumer.startField(field.name(), index);
            field.type().write(consumer, value);
            consumer.endField(field.name(), index);
        }
    }

    /** The epochs of a row, with the numbers of these names. */
    static List<Epoch> read(Group row, List<String> names) {
        Group history = row.getGroup(TrialSchema.HISTORY, 0);
        int size = history.getFieldRepetitionCount(LIST);
        List<Epoch> epochs = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            epochs.add(epoch(history.getGroup(LIST, i).getGroup(ELEMENT, 0), names));
        }
        return epochs;
    }

    private static Epoch epoch(Group group, List<String> names) {
        double[] numbers =
                names.stream().mapToDouble(name -> number(group, name)).toArray();
        return new Epoch(group.getInteger(EPOCH, 0), Metrics.of(names, numbers), group.getLong(MILLIS, 0));
    }

    private static double number(Group group, String name) {
        return group.getFieldRepetitionCount(name) > 0 ? group.getDouble(name, 0) : Double.NaN;
    }
}
