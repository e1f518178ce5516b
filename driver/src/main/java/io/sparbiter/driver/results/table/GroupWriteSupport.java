package io.sparbiter.driver.results.table;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.GroupWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Writes rows just as they were read. */
final class GroupWriteSupport extends WriteSupport<Group> {
    private final MessageType message;
    private GroupWriter writer;

    GroupWriteSupport(MessageType message) {
        this.message = message;
    }

    @Override
    public WriteContext init(Configuration configuration) {
        return new WriteContext(message, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        writer = new GroupWriter(consumer, message);
    }

    @Override
    public void write(Group row) {
        writer.write(row);
    }
}
