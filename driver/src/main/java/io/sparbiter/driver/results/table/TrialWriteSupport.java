package io.sparbiter.driver.results.table;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes rows to Parquet without a detour over Parquet's own row objects. */
final class TrialWriteSupport extends WriteSupport<TrialRow> {
    private final TrialSchema schema;
    private final List<TrialColumn> columns;
    private RecordConsumer consumer;

    TrialWriteSupport(TrialSchema schema) {
        this.schema = schema;
        this.columns = schema.columns();
    }

    @Override
    public WriteContext init(Configuration configuration) {
        return new WriteContext(schema.message(), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        consumer = recordConsumer;
    }

    @Override
    public void write(TrialRow row) {
        consumer.startMessage();
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).write(consumer, i, row);
        }
        consumer.endMessage();
    }
}
