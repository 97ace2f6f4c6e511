package io.throughline.simulator;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, on its way to a record: filled by whoever knows, sent once, used again for the next.
 *
 * <p>Fields are those of the canonical event; properties are all else that the producer says.
 */
final class Happening {

    private static final int MOST = 24;

    private final Recorder recorder;
    final String[] names = new String[MOST];
    final Object[] values = new Object[MOST];
    final boolean[] property = new boolean[MOST];

    Source source = Source.WEB;
    String type = "";
    long at;
    long id;
    int size;
    String channel = "";

    @Nullable
    String customer;

    long visitor;
    long session;

    @Nullable
    MarketingChannel from;

    @Nullable
    Customer person;

    @Nullable
    Basket basket;

    Happening(Recorder recorder) {
        this.recorder = recorder;
    }

    Happening begin(Source source, String type, long at, Customer person) {
        this.source = source;
        this.type = type;
        this.at = at;
        this.person = person;
        size = 0;
        channel = source.sourceName();
        customer = null;
        visitor = 0;
        session = 0;
        from = null;
        basket = null;
        return this;
    }

    /** Under the company's own id of them. */
    Happening known() {
        customer = person == null ? null : person.id();
        return this;
    }

    /** With the cookie or device it came from. */
    Happening by(long visitor, long session) {
        this.visitor = visitor;
        this.session = session;
        return this;
    }

    Happening on(String channel) {
        this.channel = channel;
        return this;
    }

    Happening from(@Nullable MarketingChannel channel) {
        from = channel;
        return this;
    }

    Happening with(Basket basket) {
        this.basket = basket;
        return this;
    }

    Happening field(String name, Object value) {
        return put(name, value, false);
    }

    Happening property(String name, Object value) {
        return put(name, value, true);
    }

    void send() {
        recorder.record(this);
    }

    /** Whether nobody keeps it, so that it need not be filled. */
    boolean silent() {
        return recorder == Recorder.SILENT;
    }

    private Happening put(String name, Object value, boolean isProperty) {
        names[size] = name;
        values[size] = value;
        property[size] = isProperty;
        size++;
        return this;
    }
}
