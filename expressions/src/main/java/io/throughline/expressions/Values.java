package io.throughline.expressions;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares values whose types are known only when they are read. */
final class Values {

    /** What {@link #compare} gives for values that have no order. */
    static final int INCOMPARABLE = Integer.MIN_VALUE;

    private Values() {}

    /** Whether both are there and equal; numbers by what they amount to, lists element by element. */
    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return false;
        }
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b) == 0;
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return equal(a, b);
        }
        return left.equals(right);
    }

    /** -1, 0 or 1; {@link #INCOMPARABLE} if one is missing or they are not of one ordered type. */
    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Number a && right instanceof Number b) {
            return Numbers.compare(a, b);
        }
        if (left instanceof String a && right instanceof String b) {
            return Integer.signum(a.compareTo(b));
        }
        if (left instanceof Instant a && right instanceof Instant b) {
            return Integer.signum(a.compareTo(b));
        }
        if (left instanceof Duration a && right instanceof Duration b) {
            return Integer.signum(a.compareTo(b));
        }
        return INCOMPARABLE;
    }

    private static boolean equal(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object element : left) {
            if (!equal(element, others.next())) {
                return false;
            }
        }
        return true;
    }
}
