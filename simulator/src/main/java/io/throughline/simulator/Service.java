package io.throughline.simulator;

import java.util.Arrays;

/**
 * From a question to its answer: by oneself, by the bot, by a person; and what may go wrong on each way.
 *
 * <p>A question that was settled is not asked again within eight days but by friction, so that friction is what the
 * pattern finds.
 */
final class Service {

    private static final double SELF_SERVICE = 0.25;
    private static final double[] ENTRIES = {.43, .42, .06, .09};
    private static final String[] CHANNELS = {"bot", "voice", "chat", "email"};
    private static final double[] TOPICS = {.30, .20, .18, .12, .10, .10};
    private static final String[] TOPIC_NAMES = {"delivery", "return", "billing", "product", "account", "complaint"};
    private static final boolean[] TOUCHY = {false, true, true, false, false, true};
    private static final double BOT_INCIDENT = 0.9;
    private static final double QUEUE_INCIDENT = 0.95;
    private static final double AFTER_BOT_LOOP = 0.6;
    private static final double CALLS_BACK = 0.35;
    private static final double UNRESOLVED = 0.12;
    private static final double UNRESOLVED_TOUCHY = 0.45;
    private static final long SETTLED = 8 * CustomerLife.DAY;

    private final CustomerLife life;
    private final long[] settled = new long[TOPICS.length];

    Service(CustomerLife life) {
        this.life = life;
        Arrays.fill(settled, Long.MIN_VALUE / 2);
    }

    /** A question comes up. */
    void question(long question, long at) {
        Draws draws = life.draws();
        int topic = topic(question, at);
        if (Incident.BOT_RELEASE_GOES_BAD.covers(at)) {
            askBot(question, topic, at); // the release stands before every other way in
            return;
        }
        boolean bySelf = draws.chance(SELF_SERVICE, Purpose.SERVICE_ENTRY, question * 8);
        Contact contact = new Contact(life, question, 0, TOPIC_NAMES[topic]);
        if (bySelf) {
            boolean app = life.customer().usesApp();
            if (life.meets(FrictionKind.DIGITAL_TO_HUMAN_SWITCH, question, at, 0)) {
                contact.trySelfService(app, at, false);
                long minutes = (long) draws.between(10, 120, Purpose.SERVICE_DELAY, -question - 1);
                life.at(at + minutes * CustomerLife.MINUTE, then -> talk(question, 1, topic, "voice", then));
            } else {
                contact.trySelfService(app, at, true);
            }
            return;
        }
        String channel = CHANNELS[draws.pick(ENTRIES, Purpose.SERVICE_ENTRY, question * 8 + 1)];
        if (channel.equals("bot")) {
            askBot(question, topic, at);
        } else {
            talk(question, 1, topic, channel, at);
        }
    }

    private void askBot(long question, int topic, long at) {
        Draws draws = life.draws();
        Contact contact = new Contact(life, question, 0, TOPIC_NAMES[topic]);
        double incident = Incident.BOT_RELEASE_GOES_BAD.covers(at) ? BOT_INCIDENT : 0;
        boolean loops = life.meets(FrictionKind.BOT_LOOP, question, at, incident);
        long end = contact.askBot(at, loops);
        if (loops && draws.chance(AFTER_BOT_LOOP, Purpose.RECOVERS, -question - 1)) {
            String channel = draws.chance(0.5, Purpose.SERVICE_ENTRY, question * 8 + 2) ? "chat" : "voice";
            life.at(end + 3 * CustomerLife.MINUTE, then -> talk(question, 1, topic, channel, then));
        }
    }

    /** A person is asked. */
    private void talk(long question, int round, int topic, String channel, long at) {
        Draws draws = life.draws();
        long index = question * 8 + round;
        Contact contact = new Contact(life, question, round, TOPIC_NAMES[topic]);
        long begins = at;
        if (channel.equals("voice")) {
            double incident = Incident.QUEUE_SLOWS.covers(at) ? QUEUE_INCIDENT : 0;
            if (life.meets(FrictionKind.QUEUE_ABANDONMENT, index, at, incident)) {
                long end = contact.giveUpWaiting(at);
                if (round < 4 && draws.chance(CALLS_BACK, Purpose.RETURNS_LATER, -index - 1)) {
                    long then = life.world().calendar().laterServed(end, 0.7);
                    life.at(then, again -> talk(question, round + 1, topic, channel, again));
                }
                return;
            }
            begins = contact.waitForAgent(at);
        }
        double unresolved = TOUCHY[topic] ? UNRESOLVED_TOUCHY : UNRESOLVED;
        boolean resolved = !draws.chance(unresolved, Purpose.SERVICE_RESOLVED, index);
        long end = contact.talk(channel, begins, resolved);
        if (resolved) {
            settle(question, round, topic, end, contact);
        } else if (TOUCHY[topic] && life.meets(FrictionKind.TONE_DEAF_UPSELL, index, end, 0)) {
            contact.promote(
                    end + (long) draws.between(5, 100, Purpose.SERVICE_DELAY, -index * 4 - 2) * CustomerLife.MINUTE);
        }
        if (!resolved) {
            settled[topic] = end + 2 * CustomerLife.DAY;
            contact.settleLater(end);
        }
    }

    private void settle(long question, int round, int topic, long end, Contact contact) {
        settled[topic] = end;
        contact.survey(end);
        long index = question * 8 + round;
        if (round < 4 && life.meets(FrictionKind.REPEAT_CONTACT, index, end, 0)) {
            double days = 0.1 + 1.1 * life.draws().uniform(Purpose.SERVICE_DELAY, -index * 4 - 3);
            String channel = life.draws().chance(0.7, Purpose.SERVICE_ENTRY, -index - 1) ? "email" : "chat";
            long again = Math.min(life.world().calendar().laterServed(end, days), end + 6 * CustomerLife.DAY);
            life.at(again, then -> talk(question, round + 1, topic, channel, then));
        }
    }

    /** What it is about: as often as the weights say, but nothing that was settled a few days ago. */
    private int topic(long question, long at) {
        int topic = life.draws().pick(TOPICS, Purpose.SERVICE_TOPIC, question);
        for (int i = 0; i < TOPICS.length && at - settled[topic] < SETTLED; i++) {
            topic = (topic + 1) % TOPICS.length;
        }
        return topic;
    }
}
