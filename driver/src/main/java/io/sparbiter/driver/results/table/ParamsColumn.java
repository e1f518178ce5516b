package io.sparbiter.driver.results.table;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** The column {@code params}: a group with one field per axis. */
record ParamsColumn(Map<String, ColumnType> axes) {
    TrialColumn column() {
        List<Type> fields = new ArrayList<>();
        axes.forEach((name, type) -> fields.add(type.type(Repetition.OPTIONAL, name)));
        return new TrialColumn(
                new GroupType(Repetition.REQUIRED, TrialSchema.PARAMS, fields),
                sqlType(),
                TrialRow::params,
                this::write);
    }

    /** Quoted, since an axis may be called anything. */
    private String sqlType() {
        return axes.entrySet().stream()
                .map(axis -> "`" + axis.getKey().replace("`", "``") + "`:"
                        + axis.getValue().sqlName())
                .collect(Collectors.joining(",", "struct<", ">"));
    }

    private void write(RecordConsumer consumer, Object params) {
        consumer.startGroup();
        int index = 0;
        for (Map.Entry<String, ColumnType> axis : axes.entrySet()) {
            Object value = ((Map<?, ?>) params).get(axis.getKey());
            if (value != null) {
                consumer.startField(axis.getKey(), index);
                axis.getValue().write(consumer, value);
                consumer.endField(axis.getKey(), index);
            }
            index++;
        }
        consumer.endGroup();
    }

    Map<String, Serializable> read(Group row) {
        Group params = row.getGroup(TrialSchema.PARAMS, 0);
        Map<String, Serializable> values = new LinkedHashMap<>();
        axes.forEach((name, type) -> {
            if (params.getFieldRepetitionCount(name) > 0) {
                values.put(name, type.read(params, name));
            }
        });
        return values;
    }
}
