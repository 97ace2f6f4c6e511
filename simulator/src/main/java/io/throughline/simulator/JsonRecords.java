package io.throughline.simulator;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** What the JSON formats share: one generator for all records, and how values are written. */
abstract class JsonRecords implements RecordFormat {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(2048);
    private final TimeText time = TimeText.iso();
    private final JsonGenerator json;

    JsonRecords() {
        try {
            json = new JsonFactoryBuilder()
                    .rootValueSeparator("")
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .build()
                    .createGenerator(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public final void write(Happening happening, long receivedAt, long id, OutputStream out) throws IOException {
        line.reset();
        json.writeStartObject();
        fill(json, happening, receivedAt, id);
        json.writeEndObject();
        json.flush();
        line.writeTo(out);
    }

    /** Writes what is inside the record's braces. */
    abstract void fill(JsonGenerator json, Happening happening, long receivedAt, long id) throws IOException;

    final void time(String name, long at) throws IOException {
        json.writeFieldName(name);
        json.writeString(time.of(at), 0, 24);
    }

    final void value(String name, Object value) throws IOException {
        if (value instanceof String text) {
            json.writeStringField(name, text);
        } else if (value instanceof Boolean truth) {
            json.writeBooleanField(name, truth);
        } else if (value instanceof Double number) {
            json.writeNumberField(name, number);
        } else if (value instanceof Number number) {
            json.writeNumberField(name, number.longValue());
        } else {
            throw new IllegalArgumentException("no JSON value: " + name + "=" + value);
        }
    }

    final void basket(String name, Basket basket) throws IOException {
        json.writeArrayFieldStart(name);
        for (int i = 0; i < basket.products().size(); i++) {
            json.writeStartObject();
            json.writeStringField("product_id", basket.products().get(i).id());
            json.writeNumberField("quantity", 1);
            json.writeNumberField("price", basket.price(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
