package io.throughline.connectors.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as microseconds and money as decimal(18,4), the way the schemas' logical types say. */
final class AvroValues {

    private static final int SCALE = 4;
    private static final int PRECISION = 18;
    private static final int MAX_BYTES = Long.BYTES;
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private AvroValues() {}

    /** Microseconds since the epoch; what is finer is cut off. */
    static long micros(Instant instant) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(instant + " is outside what microseconds can count", e);
        }
    }

    static Instant instant(Object micros) {
        long value = (Long) micros;
        return Instant.ofEpochSecond(
                Math.floorDiv(value, MICROS), (long) Math.floorMod(value, MICROS) * NANOS_PER_MICRO);
    }

    /** Two's complement of the value times 10⁴; digits after the fourth are rounded half to even. */
    static ByteBuffer decimal(String name, BigDecimal value) {
        BigDecimal scaled = value.setScale(SCALE, RoundingMode.HALF_EVEN);
        if (scaled.precision() > PRECISION) {
            throw new IllegalArgumentException(
                    name + " must fit decimal(18,4), but has " + scaled.precision() + " digits");
        }
        return ByteBuffer.wrap(scaled.unscaledValue().toByteArray());
    }

    static BigDecimal decimal(Object bytes) {
        ByteBuffer buffer = (ByteBuffer) bytes;
        if (buffer.remaining() > MAX_BYTES) {
            throw new IllegalArgumentException("a decimal of " + buffer.remaining() + " bytes");
        }
        byte[] unscaled = new byte[buffer.remaining()];
        buffer.get(unscaled);
        return new BigDecimal(new BigInteger(unscaled), SCALE);
    }
}
