package io.throughline.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Calls of the Segment Spec, as they leave its collector: with the client's times and the corrected one. */
final class SegmentRecords extends JsonRecords {

    private static final String SHOP = "https://www.example-shop.de";
    private static final Map<String, String> CALLS =
            Map.of("page_viewed", "page", "screen_viewed", "screen", "identity_linked", "identify");

    private final Map<String, String> titles = new HashMap<>();
    private final boolean app;

    SegmentRecords(boolean app) {
        this.app = app;
    }

    @Override
    void fill(JsonGenerator json, Happening happening, long receivedAt, long id) throws IOException {
        String call = CALLS.getOrDefault(happening.type, "track");
        json.writeStringField("messageId", Ids.hex("m-", id));
        json.writeStringField("type", call);
        if (happening.visitor != 0) {
            json.writeStringField("anonymousId", Ids.visitor(happening.visitor));
        }
        if (happening.customer != null) {
            json.writeStringField("userId", happening.customer);
        }
        // The client's clock may be wrong; its collector corrects by what the clock said on sending.
        long skew = Math.floorMod(Draws.mix(happening.visitor), 20L) == 0 ? 95_000 : 0;
        time("timestamp", happening.at);
        time("originalTimestamp", happening.at + skew);
        time("sentAt", receivedAt + skew);
        time("receivedAt", receivedAt);
        context(json, happening);
        if (call.equals("track")) {
            json.writeStringField("event", titles.computeIfAbsent(happening.type, SegmentRecords::title));
        } else if (!call.equals("identify")) {
            json.writeStringField("name", "Home");
        }
        if (call.equals("identify")) {
            json.writeObjectFieldStart("traits");
            json.writeStringField("email", happening.customer + "@example.org");
        } else {
            json.writeObjectFieldStart("properties");
            properties(json, happening);
        }
        json.writeEndObject();
    }

    private void context(JsonGenerator json, Happening happening) throws IOException {
        json.writeObjectFieldStart("context");
        json.writeObjectFieldStart("library");
        json.writeStringField(
                "name", app ? "analytics-ios" : happening.visitor == 0 ? "analytics-java" : "analytics.js");
        json.writeEndObject();
        if (happening.session != 0) {
            json.writeStringField("sessionId", Ids.session(happening.session));
        }
        if (happening.person != null) {
            json.writeStringField("locale", happening.person.market().locale());
        }
        json.writeObjectFieldStart("device");
        if (app) {
            boolean apple = (happening.visitor & 1) == 0;
            json.writeStringField("id", Ids.hex("d-", happening.visitor));
            json.writeStringField("type", apple ? "ios" : "android");
            json.writeStringField("deviceType", "mobile");
        } else {
            json.writeStringField("deviceType", (Draws.mix(happening.visitor) & 7) < 4 ? "mobile" : "desktop");
        }
        json.writeEndObject();
        if (happening.from != null) {
            campaign(json, happening.from);
        }
        json.writeEndObject();
    }

    private static void campaign(JsonGenerator json, MarketingChannel from) throws IOException {
        if (from.source() != null) {
            json.writeObjectFieldStart("campaign");
            json.writeStringField("source", from.source());
            json.writeStringField("medium", from.medium());
            json.writeStringField("name", from.campaign());
            json.writeEndObject();
        } else if (from == MarketingChannel.ORGANIC_SEARCH) {
            json.writeObjectFieldStart("page");
            json.writeStringField("path", "/");
            json.writeStringField("url", SHOP + "/");
            json.writeStringField("referrer", "https://www.google.com/");
            json.writeEndObject();
        }
    }

    private void properties(JsonGenerator json, Happening happening) throws IOException {
        for (int i = 0; i < happening.size; i++) {
            String name = happening.names[i];
            if (name.equals("amount")) {
                name = happening.basket == null ? "value" : "revenue";
            }
            value(name, happening.values[i]);
        }
        if (happening.basket != null) {
            basket("products", happening.basket);
        }
    }

    /** {@code product_added} as the Spec writes it: {@code Product Added}. */
    private static String title(String type) {
        StringBuilder title = new StringBuilder();
        for (String word : type.split("_")) {
            title.append(title.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return title.toString();
    }
}
