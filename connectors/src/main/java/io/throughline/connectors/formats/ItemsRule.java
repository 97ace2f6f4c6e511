package io.throughline.connectors.formats;

import io.throughline.domain.event.EventField;
import io.throughline.domain.event.OrderItem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was bought, returned or put in the cart: the first of several lists, or single objects, with an item in it.
 *
 * @param each where the lists or objects lie
 * @param product within one of them, as are the others
 */
record ItemsRule(
        List<PathExpression> each,
        List<PathExpression> product,
        List<PathExpression> quantity,
        List<PathExpression> price) {

    void apply(Element element, EventInProgress event) {
        for (PathExpression path : each) {
            Object found = path.of(element);
            List<?> candidates = found instanceof List<?> list ? list : found == null ? List.of() : List.of(found);
            List<OrderItem> items = new ArrayList<>();
            for (Object candidate : candidates) {
                OrderItem item = candidate instanceof Map<?, ?> ? item(candidate, event) : null;
                if (item != null && items.size() == Limits.ITEMS) {
                    event.flag("items_truncated");
                    break;
                }
                if (item != null) {
                    items.add(item);
                }
            }
            if (!items.isEmpty()) {
                event.set(EventField.ITEMS, items);
                return;
            }
        }
    }

    private @Nullable OrderItem item(Object candidate, EventInProgress event) {
        String id = Scalar.text(first(product, candidate));
        if (id == null || id.length() > Limits.ID_LENGTH) {
            return null;
        }
        return new OrderItem(
                event.clean(id), measure(first(quantity, candidate), event), measure(first(price, candidate), event));
    }

    private static @Nullable BigDecimal measure(@Nullable Object value, EventInProgress event) {
        BigDecimal number = Scalar.number(value);
        BigDecimal fitting = number == null ? null : MoneyReader.fitting(number);
        if (fitting == null && Scalar.text(value) != null) {
            event.flag("items_unparseable");
        }
        return fitting;
    }

    private static @Nullable Object first(List<PathExpression> paths, Object from) {
        for (PathExpression path : paths) {
            Object value = path.in(from);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
