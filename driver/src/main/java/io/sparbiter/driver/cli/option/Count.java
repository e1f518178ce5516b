package io.sparbiter.driver.cli.option;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number of 1 or more. */
public record Count(int value) {
    public static final class Converter implements ITypeConverter<Count> {
        @Override
        public Count convert(String text) {
            if (!text.matches("[1-9]\\d{0,8}")) {
                throw new TypeConversionException("'" + text + "' is not a whole number of 1 or more");
            }
            return new Count(Integer.parseInt(text));
        }
    }
}
