package io.sparbiter.driver.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what a page shows as JSON, with null for what is not a number. */
public final class PageJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(double.class, new Numbers())
                    .addSerializer(Double.class, new Numbers())
                    .addSerializer(double[].class, new Columns()));

    private PageJson() {}

    /** The JSON of a search as it stands. */
    public static String of(SearchView view) {
        return write(PageData.of(view));
    }

    /** The JSON of a record, and of those in it, with the names of their components. */
    static String write(Record data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(double number, JsonGenerator json) throws IOException {
        if (Double.isFinite(number)) {
            json.writeNumber(number);
        } else {
            json.writeNull();
        }
    }

    private static final class Numbers extends StdSerializer<Double> {
        private static final long serialVersionUID = 1;

        Numbers() {
            super(Double.class);
        }

        @Override
        public void serialize(Double number, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(number, json);
        }
    }

    private static final class Columns extends StdSerializer<double[]> {
        private static final long serialVersionUID = 1;

        Columns() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] numbers, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (double number : numbers) {
                write(number, json);
            }
            json.writeEndArray();
        }
    }
}
