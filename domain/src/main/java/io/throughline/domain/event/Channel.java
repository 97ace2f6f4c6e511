package io.throughline.domain.event;

/** Where a customer and the company meet; each channel is of one {@link ChannelClass}. */
public enum Channel {
    WEB(ChannelClass.DIGITAL),
    APP(ChannelClass.DIGITAL),
    EMAIL(ChannelClass.DIGITAL),
    SMS(ChannelClass.DIGITAL),
    PUSH(ChannelClass.DIGITAL),
    SOCIAL(ChannelClass.DIGITAL),
    MESSAGING(ChannelClass.DIGITAL),
    CHAT(ChannelClass.HUMAN),
    BOT(ChannelClass.SELF_SERVICE),
    IVR(ChannelClass.SELF_SERVICE),
    VOICE(ChannelClass.HUMAN),
    STORE(ChannelClass.PHYSICAL),
    KIOSK(ChannelClass.SELF_SERVICE),
    SURVEY(ChannelClass.DIGITAL),
    TICKET(ChannelClass.HUMAN),
    PARTNER(ChannelClass.HUMAN),
    /** Any other; what was sent stays in the event's properties as {@code channel_raw}. */
    OTHER(ChannelClass.DIGITAL);

    private final ChannelClass channelClass;

    Channel(ChannelClass channelClass) {
        this.channelClass = channelClass;
    }

    public ChannelClass channelClass() {
        return channelClass;
    }

    /** Its name in topics, tables and expressions: lower-case snake_case. */
    public String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
