package io.sparbiter.driver.page;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Writes what a page shows as JSON, with null for what is not a number. Whole numbers of which a browser would lose digits
 * are strings.
 */
public final class PageJson {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new SimpleModule()
                    .addSerializer(double.class, new Numbers())
                    .addSerializer(Double.class, new Numbers())
                    .addSerializer(double[].class, new Columns())
                    .addSerializer(Long.class, new Wholes()));

    private PageJson() {}

    /** The JSON of a search as it stands, as short as it can be. */
    public static String of(SearchView view) {
        return write(PageData.of(view, 0));
    }

    /** The JSON of a search with as many of its trials as a page has room for. */
    static String whole(SearchView view) {
        return write(PageData.of(view, PageData.MOST_TRIALS));
    }

    /** The JSON of a record, and of those in it, with the names of their components. */
    public static String write(Record data) {
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

    private static final class Wholes extends StdSerializer<Long> {
        private static final long serialVersionUID = 1;

        /** Up to it, all are numbers of JavaScript. */
        private static final long MOST = 1L << 53;

        Wholes() {
            super(Long.class);
        }

        @Override
        public void serialize(Long number, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (number > MOST || number < -MOST) {
                json.writeString(number.toString());
            } else {
                json.writeNumber(number);
            }
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
