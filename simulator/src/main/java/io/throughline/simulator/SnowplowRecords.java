package io.throughline.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Page views as a Snowplow pipeline writes enriched events: 131 cells, separated by tabs, without a header. */
final class SnowplowRecords implements RecordFormat {

    private static final int CELLS = 131;
    private static final int APP_ID = 0;
    private static final int PLATFORM = 1;
    private static final int ETL_TIME = 2;
    private static final int COLLECTOR_TIME = 3;
    private static final int DEVICE_TIME = 4;
    private static final int EVENT = 5;
    private static final int EVENT_ID = 6;
    private static final int VISITOR = 15;
    private static final int COUNTRY = 18;
    private static final int PAGE_URL = 29;
    private static final int URL_HOST = 33;
    private static final int URL_PATH = 35;
    private static final int DEVICE_SENT_TIME = 119;
    private static final int SESSION = 123;
    private static final int DERIVED_TIME = 124;
    private static final int EVENT_VENDOR = 125;
    private static final int EVENT_NAME = 126;
    private static final int EVENT_FORMAT = 127;
    private static final int EVENT_VERSION = 128;

    private final TimeText time = TimeText.plain();
    private final String[] cells = new String[CELLS];
    private final StringBuilder line = new StringBuilder(512);

    @Override
    public void write(Happening happening, long receivedAt, long id, OutputStream out) throws IOException {
        Arrays.fill(cells, "");
        String path = "";
        for (int i = 0; i < happening.size; i++) {
            path = happening.names[i].equals("touchpoint") ? happening.values[i].toString() : path;
        }
        cells[APP_ID] = "magazin";
        cells[PLATFORM] = "web";
        cells[ETL_TIME] = text(receivedAt + 300);
        cells[COLLECTOR_TIME] = text(receivedAt);
        cells[DEVICE_TIME] = text(happening.at);
        cells[EVENT] = "page_view";
        cells[EVENT_ID] = Ids.uuid(id);
        cells[VISITOR] = Ids.visitor(happening.visitor);
        cells[COUNTRY] =
                happening.person == null ? "" : happening.person.market().country();
        cells[PAGE_URL] = "https://magazin.example-shop.de" + path;
        cells[URL_HOST] = "magazin.example-shop.de";
        cells[URL_PATH] = path;
        cells[DEVICE_SENT_TIME] = text(receivedAt);
        cells[SESSION] = Ids.session(happening.session);
        cells[DERIVED_TIME] = text(happening.at);
        cells[EVENT_VENDOR] = "com.snowplowanalytics.snowplow";
        cells[EVENT_NAME] = "page_view";
        cells[EVENT_FORMAT] = "jsonschema";
        cells[EVENT_VERSION] = "1-0-0";
        line.setLength(0);
        for (int i = 0; i < CELLS; i++) {
            line.append(i == 0 ? "" : "\t").append(cells[i]);
        }
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String text(long at) {
        return new String(time.of(at));
    }
}
