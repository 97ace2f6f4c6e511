package io.throughline.jobs.compose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** docker-compose.yml as Compose sees it, with its merge keys resolved. */
record ComposeFile(String text, JsonNode tree) {

    /** Root of the repository; the tests run in the folder of their module. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String MERGE = "<<";

    static ComposeFile read() throws IOException {
        String text = Files.readString(ROOT.resolve("docker-compose.yml"));
        JsonNode plain = JsonMapper.builder()
                .build()
                .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(text));
        return new ComposeFile(text, merged(plain));
    }

    Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        tree.get("services").properties().forEach(service -> services.put(service.getKey(), service.getValue()));
        return services;
    }

    /** Source and target of each mount of {@code service}. */
    static List<String[]> mounts(JsonNode service) {
        List<String[]> mounts = new ArrayList<>();
        service.path("volumes").forEach(mount -> mounts.add(mount.asText().split(":", 3)));
        return mounts;
    }

    private static JsonNode merged(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode result = object.objectNode();
            if (object.has(MERGE)) {
                result.setAll((ObjectNode) merged(object.get(MERGE)));
            }
            object.properties().stream()
                    .filter(field -> !field.getKey().equals(MERGE))
                    .forEach(field -> result.set(field.getKey(), merged(field.getValue())));
            return result;
        }
        return node;
    }
}
