package io.throughline.simulator;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The newsletter, every fourth Thursday, to those who agreed; it changes nothing but data. */
final class Mailings {

    private static final double SUBSCRIBES = 0.7;
    private static final double OPENS = 0.25;

    private final CustomerLife life;

    Mailings(CustomerLife life) {
        this.life = life;
    }

    void begin() {
        if (life.draws().chance(SUBSCRIBES, Purpose.TRAITS, 2)) {
            long joined = life.customer().joinedAt();
            BusinessCalendar calendar = life.world().calendar();
            next(joined <= calendar.midnight(0) ? 0 : calendar.day(joined) + 1);
        }
    }

    private void next(int from) {
        BusinessCalendar calendar = life.world().calendar();
        int day = from;
        while (day < calendar.days() && !isMailingDay(calendar.date(day))) {
            day++;
        }
        if (day < calendar.days()) {
            int mailing = day;
            long wall = (long) (CustomerLife.HOUR * life.draws().between(7, 9, Purpose.DETAIL, -day * 8L));
            life.at(calendar.at(day, wall), at -> send(mailing, at));
        }
    }

    private void send(int day, long at) {
        message("message_sent", at)
                .field("direction", "outbound")
                .field("actor", "system")
                .send();
        if (life.draws().chance(OPENS, Purpose.DETAIL, -day * 8L - 1)) {
            long later = (long) life.draws().between(10, 600, Purpose.DETAIL, -day * 8L - 2) * CustomerLife.MINUTE;
            life.at(at + later, then -> message("message_opened", then).send());
        }
        next(day + 1);
    }

    private static boolean isMailingDay(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.THURSDAY && Math.floorMod(date.toEpochDay() / 7, 4) == 0;
    }

    private Happening message(String type, long at) {
        return life.log()
                .begin(Source.CAMPAIGNS, type, at, life.customer())
                .known()
                .on("email")
                .field("purpose", "newsletter")
                .property("campaign_id", "newsletter");
    }
}
