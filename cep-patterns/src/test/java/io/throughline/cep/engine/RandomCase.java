package io.throughline.cep.engine;

import io.throughline.domain.event.CustomerEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.cep.pattern.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A random pattern and what happens in one profile: events that come out of order and at equal times, some of them re-keyed;
 * watermarks; an end of the profile; a restart from saved state.
 */
record RandomCase(long seed, String pattern, List<Happening> happenings) {

    sealed interface Happening {}

    record Event(CustomerEvent event) implements Happening {}

    record Watermark(long time) implements Happening {}

    record End(long time) implements Happening {}

    record Restart() implements Happening {}

    record Copy() implements Happening {}

    /** The case of this seed; null if Flink or the engine refuses its pattern. */
    static @Nullable RandomCase of(long seed) {
        StringBuilder text = new StringBuilder();
        try {
            ProgramBuilder.programs(0, engine(RandomPattern.of(seed, text)));
        } catch (RuntimeException refused) {
            return null;
        }
        return new RandomCase(seed, text.toString(), happenings(new Random(seed + 1)));
    }

    Pattern<CustomerEvent, ?> flink() {
        return RandomPattern.of(seed, new StringBuilder());
    }

    EnginePattern engine() {
        return engine(flink());
    }

    private static EnginePattern engine(Pattern<CustomerEvent, ?> pattern) {
        return new EnginePattern("random", "random", List.of(pattern), null, null);
    }

    private static List<Happening> happenings(Random random) {
        List<Happening> happenings = new ArrayList<>();
        long watermark = 0;
        int events = 3 + random.nextInt(14);
        for (int i = 0; i < events; i++) {
            long order = watermark + 1 + random.nextInt(5);
            String type = random.nextInt(8) == 0 ? "z" : RandomPattern.TYPES[random.nextInt(4)];
            long happened = random.nextInt(5) == 0 ? order - random.nextInt(10) : order;
            happenings.add(
                    new Event(Journeys.event("p", "e" + i, type, order, happened, random.nextBoolean() ? "s" : "t")));
            if (random.nextInt(3) == 0) {
                watermark += random.nextInt(6);
                happenings.add(new Watermark(watermark));
            }
            int more = random.nextInt(30);
            if (more == 0) {
                happenings.add(new End(watermark + 1 + random.nextInt(4)));
            } else if (more < 4) {
                happenings.add(new Restart());
            } else if (more < 6) {
                happenings.add(new Copy());
            }
        }
        happenings.add(new Watermark(watermark + 10));
        happenings.add(new Watermark(watermark + 100));
        return happenings;
    }

    RandomCase without(int happening) {
        List<Happening> fewer = new ArrayList<>(happenings);
        fewer.remove(happening);
        return new RandomCase(seed, pattern, fewer);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("case ").append(seed).append(":").append(pattern);
        for (Happening happening : happenings) {
            text.append("\n  ").append(happening instanceof Event one ? Journeys.text(one.event()) : happening);
        }
        return text.toString();
    }
}
