package io.throughline.connectors.formats;

import org.jspecify.annotations.Nullable;

/** Makes one value of another, for example the host of a URL. */
@FunctionalInterface
interface Converter {

    /** The converted value; null if {@code value} is not of the kind it converts. */
    @Nullable
    Object convert(Object value);
}
