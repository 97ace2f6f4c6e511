package io.throughline.connectors.formats;

/** Reads one value as one field of an event. */
@FunctionalInterface
interface FieldReader {

    /**
     * Sets the field from {@code value}, or flags why not.
     *
     * @param value text, number, boolean, map or list, as it was sent or translated
     * @throws Unreadable if the whole event cannot be accepted with it
     */
    void read(Object value, EventInProgress event) throws Unreadable;
}
