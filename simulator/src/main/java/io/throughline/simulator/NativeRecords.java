package io.throughline.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Records of the format {@code native}: canonical events by their own field names. */
final class NativeRecords extends JsonRecords {

    @Override
    void fill(JsonGenerator json, Happening happening, long receivedAt, long id) throws IOException {
        json.writeStringField("event_id", Ids.hex("e-", id));
        time("event_time", happening.at);
        time("received_at", receivedAt);
        json.writeStringField("event_type", happening.type);
        json.writeStringField("channel", happening.channel);
        if (happening.customer != null) {
            json.writeStringField("customer_id", happening.customer);
        }
        if (happening.visitor != 0) {
            json.writeStringField("anonymous_id", Ids.visitor(happening.visitor));
        }
        if (happening.from != null && happening.from.source() != null) {
            json.writeStringField("utm_source", happening.from.source());
            json.writeStringField("utm_medium", happening.from.medium());
            json.writeStringField("utm_campaign", happening.from.campaign());
        }
        boolean properties = false;
        for (int i = 0; i < happening.size; i++) {
            if (happening.property[i]) {
                properties = true;
            } else {
                value(happening.names[i], happening.values[i]);
            }
        }
        if (happening.basket != null) {
            basket("items", happening.basket);
        }
        if (properties) {
            json.writeObjectFieldStart("properties");
            for (int i = 0; i < happening.size; i++) {
                if (happening.property[i]) {
                    value(happening.names[i], happening.values[i]);
                }
            }
            json.writeEndObject();
        }
    }
}
