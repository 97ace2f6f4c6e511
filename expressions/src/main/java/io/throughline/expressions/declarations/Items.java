package io.throughline.expressions.declarations;

import io.throughline.domain.event.OrderItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order's items as the maps that expressions can look into: {@code items[0].price}. */
final class Items {

    private Items() {}

    static List<Map<String, @Nullable Object>> plain(List<OrderItem> items) {
        List<Map<String, @Nullable Object>> plain = new ArrayList<>(items.size());
        for (OrderItem item : items) {
            Map<String, @Nullable Object> fields = new HashMap<>();
            fields.put("product_id", item.productId());
            fields.put("quantity", item.quantity());
            fields.put("price", item.price());
            plain.add(fields);
        }
        return plain;
    }
}
