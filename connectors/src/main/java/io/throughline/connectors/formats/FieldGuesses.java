package io.throughline.connectors.formats;

import io.throughline.expressions.yaml.YamlNode;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What producers call the fields of an event, to guess from; the first name that a sample has counts. */
final class FieldGuesses {

    private static final Map<String, List<String>> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put(
                "event_id",
                List.of("event_id", "message_id", "uuid", "insert_id", "receipt_no", "transaction_no", "id"));
        NAMES.put(
                "event_type",
                List.of("event_type", "event", "event_name", "action", "activity", "kind", "type", "topic"));
        NAMES.put(
                "customer_id",
                List.of(
                        "customer_id",
                        "customer_no",
                        "customer_number",
                        "customer",
                        "client_id",
                        "member_id",
                        "card_no",
                        "user_id",
                        "person_id",
                        "contact_id",
                        "account_holder"));
        NAMES.put("anonymous_id", List.of("anonymous_id", "visitor_id", "cookie_id", "client_cookie"));
        NAMES.put("device_id", List.of("device_id", "installation_id"));
        NAMES.put("session_id", List.of("session_id", "visit_id"));
        NAMES.put("account_id", List.of("account_id", "company_id", "organization_id", "group_id"));
        NAMES.put("email", List.of("email", "email_address", "mail", "e_mail"));
        NAMES.put("phone", List.of("phone", "phone_number", "mobile", "msisdn", "caller", "from_number", "ani"));
        NAMES.put("channel", List.of("channel", "origin", "medium", "source_channel", "media_type"));
        NAMES.put(
                "touchpoint",
                List.of("touchpoint", "page", "screen", "path", "url", "shop", "store", "branch", "location"));
        NAMES.put("order_id", List.of("order_id", "order_no", "order_number", "invoice", "invoice_no"));
        NAMES.put("case_id", List.of("case_id", "case_number", "ticket_id", "ticket"));
        NAMES.put("conversation_id", List.of("conversation_id", "call_id", "chat_id", "interaction_id", "thread_id"));
        NAMES.put("agent_id", List.of("agent_id", "agent", "owner", "assignee", "server", "employee_id"));
        NAMES.put("team", List.of("team", "department", "skill"));
        NAMES.put("queue_id", List.of("queue_id", "queue", "split"));
        NAMES.put("topic", List.of("category", "subject_type", "reason", "topic", "wrapup"));
        NAMES.put("outcome", List.of("outcome", "status", "result", "disposition"));
        NAMES.put("amount", List.of("amount", "total", "revenue", "total_price", "price", "value"));
        NAMES.put("currency", List.of("currency", "currency_code"));
        NAMES.put("score", List.of("score", "rating", "nps", "csat"));
        NAMES.put("wait_ms", List.of("wait_ms", "wait_time", "queue_time", "wait_seconds", "q_time"));
        NAMES.put(
                "duration_ms",
                List.of("duration_ms", "duration", "handle_time", "talk_time", "call_duration", "ser_time"));
        NAMES.put("country", List.of("country", "country_code"));
        NAMES.put("utm_source", List.of("utm_source"));
        NAMES.put("utm_campaign", List.of("utm_campaign", "campaign"));
    }

    static final List<String> TIMES = List.of(
            "event_time",
            "timestamp",
            "occurred_at",
            "happened_at",
            "time",
            "created_at",
            "date_time",
            "datetime",
            "at",
            "date",
            "sold_at",
            "invoice_date",
            "order_date",
            "started_at",
            "opened_at",
            "start_time",
            "updated_at");

    private static final List<String> WAYS_OF_WRITING = List.of(
            "d.M.yyyy H:mm:ss",
            "d.M.yyyy H:mm",
            "d.M.yyyy",
            "d/M/yyyy H:mm:ss",
            "M/d/yyyy H:mm:ss",
            "d/M/yyyy H:mm",
            "M/d/yyyy H:mm",
            "M/d/yyyy h:mm:ss a",
            "M/d/yyyy h:mm a",
            "d/M/yyyy",
            "M/d/yyyy",
            "d-M-yyyy H:mm:ss",
            "d-M-yyyy H:mm",
            "d-M-yyyy",
            "yyyy/M/d H:mm:ss",
            "yyyy/M/d H:mm",
            "yyyyMMddHHmmss",
            "d MMM yyyy H:mm",
            "d MMM yyyy");

    private FieldGuesses() {}

    /** The fields that a guess is made for, in the order in which a file names them. */
    static Iterable<String> fields() {
        return NAMES.keySet();
    }

    /** The path whose last name is one that producers call {@code field} by; null if none is. */
    static @Nullable String of(String field, Iterable<String> paths) {
        return named(NAMES.getOrDefault(field, List.of()), paths);
    }

    static @Nullable String named(List<String> names, Iterable<String> paths) {
        for (String name : names) {
            for (String path : paths) {
                String last = Converters.snakeCase(path.substring(path.lastIndexOf('.') + 1));
                if (name.equals(last)) {
                    return path;
                }
            }
        }
        return null;
    }

    /** The first usual way of writing times that fits all examples; null if none does. */
    static @Nullable String pattern(Set<String> examples) {
        for (String pattern : WAYS_OF_WRITING) {
            TimePattern written = TimePattern.read(YamlNode.read("draft", '"' + pattern + '"'));
            if (examples.stream().allMatch(each -> written.read(each, ZoneOffset.UTC, false) != null)) {
                return pattern;
            }
        }
        return null;
    }
}
