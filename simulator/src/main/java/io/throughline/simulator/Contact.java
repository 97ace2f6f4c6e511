package io.throughline.simulator;

/** One attempt to get an answer, as the systems of customer service see it. */
final class Contact {

    private static final long SECOND = CustomerLife.SECOND;
    private static final long MINUTE = CustomerLife.MINUTE;

    private final CustomerLife life;
    private final Happening log;
    private final Draws draws;
    private final long index;
    private final String topic;
    private final String caseId;
    private final String conversation;

    /** @param round how often the question was asked before */
    Contact(CustomerLife life, long question, int round, String topic) {
        this.life = life;
        this.log = life.log();
        this.draws = life.draws();
        this.index = (question * 8 + round) * 32;
        this.topic = topic;
        if (log.silent()) {
            caseId = "";
            conversation = "";
        } else {
            caseId = "case-" + life.customer().number() + "-" + question;
            conversation = "cv-" + life.customer().number() + "-" + question + "-" + round;
        }
    }

    /** A process on web or app that needs no person. */
    void trySelfService(boolean app, long at, boolean works) {
        if (log.silent()) {
            return;
        }
        String process = topic.equals("return") ? "return_label" : "order_tracking";
        long session = life.customer().number() * 1_000_003L + 500_000 + index;
        long visitor = app ? -1L - life.customer().number() : life.customer().browser(at);
        Source source = app ? Source.APP : Source.WEB;
        log.begin(source, "self_service_started", at, life.customer())
                .known()
                .by(visitor, session)
                .property("process", process)
                .send();
        if (works) {
            log.begin(source, "self_service_completed", at + 90 * SECOND, life.customer())
                    .known()
                    .by(visitor, session)
                    .property("process", process)
                    .send();
        } else {
            log.begin(source, "js_error", at + 40 * SECOND, life.customer())
                    .known()
                    .by(visitor, session)
                    .field("error_code", "timeout")
                    .property("process", process)
                    .send();
        }
    }

    /** A conversation with the bot; returns when it ends. */
    long askBot(long at, boolean loops) {
        int turns = loops ? 3 + (int) (2 * draws.uniform(Purpose.DETAIL, index)) : 2;
        long end = at + (turns + 1) * 40 * SECOND;
        if (log.silent()) {
            return end;
        }
        bot("bot_session_started", at).send();
        for (int i = 0; i < turns; i++) {
            boolean lost = loops || (i == 0 && draws.chance(0.25, Purpose.DETAIL, index + 1));
            bot(lost ? "bot_fallback" : "bot_understood", at + (i + 1) * 40 * SECOND)
                    .field("actor", "bot")
                    .property("intent", topic)
                    .send();
        }
        bot("bot_session_ended", end)
                .field("actor", "bot")
                .property("contained", !loops)
                .send();
        return end;
    }

    /** The queue, and nobody answers; returns when the customer hangs up. */
    long giveUpWaiting(long at) {
        long wait = (long) draws.between(90, 600, Purpose.DETAIL, index + 2) * SECOND;
        if (!log.silent()) {
            voice("queue_entered", at).send();
            voice("call_abandoned", at + wait).field("wait_ms", wait).send();
        }
        return at + wait;
    }

    /** The queue, until somebody answers; returns when. */
    long waitForAgent(long at) {
        long wait = (long) draws.between(8, 150, Purpose.DETAIL, index + 3) * SECOND;
        if (!log.silent()) {
            voice("queue_entered", at).send();
            voice("agent_connected", at + wait)
                    .field("actor", "agent")
                    .field("wait_ms", wait)
                    .send();
        }
        return at + wait;
    }

    /** A contact with a person; returns when it ends. */
    long talk(String channel, long at, boolean resolved) {
        long length = (long) draws.between(3, 12, Purpose.DETAIL, index + 4) * MINUTE;
        if (!log.silent()) {
            contact(channel, "contact_started", at)
                    .field("direction", "inbound")
                    .send();
            double mood = resolved
                    ? draws.between(0.05, 0.9, Purpose.DETAIL, index + 5)
                    : draws.between(-0.9, -0.1, Purpose.DETAIL, index + 5);
            contact(channel, "contact_ended", at + length)
                    .field("duration_ms", length)
                    .field("sentiment", Math.round(mood * 100) / 100.0)
                    .field("agent_id", "agent-" + (int) (25 * draws.uniform(Purpose.DETAIL, index + 6)))
                    .property("resolved", resolved)
                    .send();
        }
        return at + length;
    }

    /** A promotion at the worst moment. */
    void promote(long at) {
        if (!log.silent()) {
            life.at(
                    at,
                    then -> log.begin(Source.CAMPAIGNS, "message_sent", then, life.customer())
                            .known()
                            .on("email")
                            .field("direction", "outbound")
                            .field("actor", "system")
                            .field("purpose", "promo")
                            .property("campaign_id", "plus-upgrade")
                            .send());
        }
    }

    /** The case is settled behind the scenes, a day later. */
    void settleLater(long end) {
        if (!log.silent()) {
            life.at(
                    end + CustomerLife.DAY,
                    then -> contact("email", "issue_resolved", then)
                            .field("direction", "outbound")
                            .field("actor", "agent")
                            .send());
        }
    }

    /** Some customers answer how it was. */
    void survey(long end) {
        if (!log.silent() && draws.chance(0.3, Purpose.DETAIL, index + 7)) {
            boolean nps = draws.chance(0.35, Purpose.DETAIL, index + 8);
            double mood = draws.uniform(Purpose.DETAIL, index + 9);
            double hurt = life.frictions().isEmpty() ? 0.6 : 0.85;
            int score = nps ? 10 - (int) (hurt * 10 * mood) : 5 - (int) (hurt * 5 * mood);
            life.at(
                    end + CustomerLife.HOUR,
                    then -> log.begin(Source.CARE, "feedback_given", then, life.customer())
                            .known()
                            .on("survey")
                            .field("score_type", nps ? "nps" : "csat")
                            .field("score", score)
                            .field("score_scale", nps ? "0-10" : "1-5")
                            .field("topic", topic)
                            .field("case_id", caseId)
                            .send());
        }
    }

    private Happening bot(String type, long at) {
        return log.begin(Source.CARE, type, at, life.customer())
                .known()
                .on("bot")
                .field("conversation_id", conversation);
    }

    private Happening voice(String type, long at) {
        return log.begin(Source.CARE, type, at, life.customer())
                .known()
                .on("voice")
                .field("conversation_id", conversation)
                .field("queue_id", "service");
    }

    private Happening contact(String channel, String type, long at) {
        return log.begin(Source.CARE, type, at, life.customer())
                .known()
                .on(channel)
                .field("topic", topic)
                .field("case_id", caseId)
                .field("conversation_id", conversation);
    }
}
