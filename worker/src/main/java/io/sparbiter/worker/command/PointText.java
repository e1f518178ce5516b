package io.sparbiter.worker.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sparbiter.search.space.Point;
import java.io.IOException;
import java.io.Serializable;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;

/**
 * A point's values as programs and people read them. Whole numbers are digits. Decimal ones have a decimal point, so that they stay
 * decimal, and read back as the same number: {@code 0.0001}, {@code 64.0}; below a millionth and from 10^16 on they have
 * an exponent, as in {@code 2.5e-7}. Words are as they are.
 */
public final class PointText {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int LEAST_EXPONENT = -6;
    private static final int MOST_EXPONENT = 15;

    private PointText() {}

    public static String of(Serializable value) {
        return value instanceof Double number ? decimal(number) : value.toString();
    }

    /** An object with a number or a string for each axis. */
    static String json(Point point) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, Serializable> axis : point.values().entrySet()) {
                json.writeFieldName(axis.getKey());
                write(axis.getValue(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes all that is written", e);
        }
        return text.toString();
    }

    private static void write(Serializable value, JsonGenerator json) throws IOException {
        if (value instanceof Number) {
            json.writeNumber(of(value));
        } else {
            json.writeString(value.toString());
        }
    }

    private static String decimal(double value) {
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (exponent < LEAST_EXPONENT || exponent > MOST_EXPONENT) {
            BigDecimal mantissa = number.scaleByPowerOfTen(-exponent);
            return mantissa.toPlainString() + "e" + exponent;
        }
        String plain = number.toPlainString();
        return plain.contains(".") ? plain : plain + ".0";
    }
}
