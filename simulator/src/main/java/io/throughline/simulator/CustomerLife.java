package io.throughline.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;

/**
 * One customer's life in one world: an agenda of what comes next, and what their past has made of them.
 *
 * <p>Needs and questions arrive at constant rates in business time while the customer has not dropped out; {@link
 * Shopping} and {@link Service} say what becomes of them.
 */
final class CustomerLife {

    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    static final long NEVER = Long.MAX_VALUE;

    /** How long friction keeps a customer's needs down. */
    static final long GRUDGE = 60 * DAY;

    private static final double QUESTIONS_PER_DAY = 1.0 / 18;

    private final World world;
    private final Customer customer;
    private final Happening log;
    private final PriorityQueue<Appointment> agenda =
            new PriorityQueue<>(Comparator.comparingLong(Appointment::at).thenComparingLong(Appointment::made));
    private final Orders orders = new Orders();
    private final List<Occurrence> frictions = new ArrayList<>();
    private final Shopping shopping;
    private final Service service;

    private Draws draws;
    private long appointments;
    private long needs;
    private long questions;
    private double needTime;
    private double questionTime;
    private int chances;
    private long droppedAt = NEVER;
    private long slowedUntil = Long.MIN_VALUE;
    private double slowedBy;

    CustomerLife(World world, Customer customer, Happening log) {
        this.world = world;
        this.customer = customer;
        this.log = log;
        this.draws = customer.draws();
        this.shopping = new Shopping(this);
        this.service = new Service(this);
        long start = world.calendar().midnight(0);
        if (customer.joinedAt() >= start) {
            at(customer.joinedAt(), this::join);
        } else {
            nextNeed();
            nextQuestion();
        }
        if (!log.silent()) {
            new Mailings(this).begin();
        }
    }

    /** Lives on until {@code end}, exclusive. */
    void advanceTo(long end) {
        Appointment next = agenda.peek();
        while (next != null && next.at() < end) {
            agenda.poll();
            next.then().accept(next.at());
            next = agenda.peek();
        }
    }

    /** From {@code day} on, all that is still open falls out otherwise. */
    void turn(int day, int repetition) {
        draws = customer.draws().again(repetition);
        chances++;
        needTime = world.calendar().businessTime(day);
        questionTime = needTime;
        if (customer.joinedAt() < world.calendar().midnight(day)) {
            nextNeed();
            nextQuestion();
        }
    }

    /** Puts something on the agenda; what lies behind the end of all time is left out. */
    void at(long time, LongConsumer then) {
        if (time != NEVER) {
            agenda.add(new Appointment(time, appointments++, then));
        }
    }

    /**
     * Whether friction happens at an opportunity, with all that it does to the customer.
     *
     * @param opportunity number of the opportunity among those of its kind
     * @param incident probability that an incident makes it happen, 0 without one
     */
    boolean meets(FrictionKind kind, long opportunity, long at, double incident) {
        double usual = kind.probability(
                orders.count(at - 90 * DAY, at),
                (at - customer.joinedAt()) / (double) DAY,
                world.company().hiddenConfounding(),
                customer.dropOut());
        long index = opportunity * 16 + kind.ordinal();
        if (!world.allows(kind, at) || !draws.chance(Math.max(usual, incident), Purpose.FRICTION, index)) {
            return false;
        }
        frictions.add(new Occurrence(kind, at));
        if (draws.chance(kind.leaves(), Purpose.LEAVES, index)) {
            dropOut(at);
        } else if (kind.slows() > 0) {
            slowedUntil = at + GRUDGE;
            slowedBy = kind.slows();
        }
        return true;
    }

    void dropOut(long at) {
        droppedAt = Math.min(droppedAt, at);
    }

    boolean alive() {
        return droppedAt == NEVER;
    }

    /** When the customer left for good, {@link #NEVER} if they have not. */
    long droppedAt() {
        return droppedAt;
    }

    World world() {
        return world;
    }

    Customer customer() {
        return customer;
    }

    Draws draws() {
        return draws;
    }

    Happening log() {
        return log;
    }

    Orders orders() {
        return orders;
    }

    List<Occurrence> frictions() {
        return frictions;
    }

    /** Whether they are a member now; known only where a world is recorded. */
    boolean member() {
        return shopping.afterOrder().member();
    }

    Service service() {
        return service;
    }

    private void join(long at) {
        needTime = world.calendar().shoppingTime(at);
        questionTime = needTime;
        if (shopping.need(needs++, at)) {
            nextNeed();
            nextQuestion();
        } else {
            dropOut(at); // never won, never a customer
        }
    }

    private void nextNeed() {
        long need = needs++;
        int chance = chances;
        double rate = customer.purchaseRate() / Shopping.CONVERSION;
        needTime += draws.exponential(Purpose.NEED_ARRIVES, need) / rate;
        at(world.calendar().whenShopping(needTime), at -> {
            if (alive() && chance == chances) {
                boolean slowed = at < slowedUntil && draws.chance(slowedBy, Purpose.NEED_SLOWED, need);
                if (!slowed) {
                    shopping.need(need, at);
                }
                nextNeed();
            }
        });
    }

    private void nextQuestion() {
        long question = questions++;
        int chance = chances;
        questionTime += draws.exponential(Purpose.SERVICE_ARRIVES, question) / QUESTIONS_PER_DAY;
        at(world.calendar().whenServed(questionTime), at -> {
            if (alive() && chance == chances) {
                service.question(question * 2, at);
                nextQuestion();
            }
        });
    }

    /** Friction that happened. */
    record Occurrence(FrictionKind kind, long at) {}

    private record Appointment(long at, long made, LongConsumer then) {}
}
