package io.sparbiter.driver.network.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A probability, 0 to 1. */
record NoiseRate(double value) {
    static final class Converter implements ITypeConverter<NoiseRate> {
        @Override
        public NoiseRate convert(String text) {
            if (!text.matches("[01]|[01]?\\.\\d{1,9}") || Double.parseDouble(text) > 1) {
                throw new TypeConversionException("'" + text + "' is not a number from 0 to 1");
            }
            return new NoiseRate(Double.parseDouble(text));
        }
    }
}
