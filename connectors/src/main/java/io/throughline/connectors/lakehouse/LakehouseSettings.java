package io.throughline.connectors.lakehouse;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.flink.CatalogLoader;
import org.apache.iceberg.flink.TableLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where the lakehouse is: an Iceberg catalog, the place of its files, and the namespace of its tables.
 *
 * <p>A warehouse that is a folder is written without Hadoop's file system, and SQLite waits for its lock, unless the
 * properties say otherwise.
 *
 * @param catalogProperties as Iceberg names them; {@code type} is jdbc or rest, or {@code catalog-impl} names a class
 * @param warehouse a folder or an object-store address
 * @param namespace lower-case snake_case
 */
public record LakehouseSettings(Map<String, String> catalogProperties, String warehouse, String namespace)
        implements Serializable {

    /** Name of the catalog in SQL and in the catalog's own tables. */
    public static final String CATALOG = "lakehouse";

    private static final long serialVersionUID = 1L;
    private static final Pattern NAMESPACE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]+:.*");
    private static final String SQLITE = "jdbc:sqlite:";
    private static final Map<String, String> CATALOGS = Map.of(
            "jdbc", "org.apache.iceberg.jdbc.JdbcCatalog",
            "rest", "org.apache.iceberg.rest.RESTCatalog");

    /** @throws IllegalArgumentException if the catalog is of no known type, or the namespace no name */
    public LakehouseSettings {
        requireNonNull(warehouse, "warehouse");
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException("namespace must be lower-case snake_case, but was " + namespace);
        }
        catalogProperties = Collections.unmodifiableMap(new HashMap<>(complete(catalogProperties, warehouse)));
    }

    /** The embedded lakehouse of a run: files and catalog (SQLite) in {@code out/warehouse}. */
    public static LakehouseSettings embedded(Path out) {
        Path folder = out.toAbsolutePath().normalize().resolve("warehouse");
        return new LakehouseSettings(
                Map.of("type", "jdbc", "uri", SQLITE + folder.resolve("catalog.db")),
                folder.toString().replace('\\', '/'),
                "throughline");
    }

    CatalogLoader catalogLoader() {
        Map<String, String> properties = new HashMap<>(catalogProperties);
        properties.put("warehouse", warehouse);
        String implementation = requireNonNull(properties.get("catalog-impl"));
        return CatalogLoader.custom(CATALOG, properties, new Configuration(), implementation);
    }

    TableLoader tableLoader(String table) {
        return TableLoader.fromCatalog(catalogLoader(), identifier(table));
    }

    TableIdentifier identifier(String table) {
        return TableIdentifier.of(Namespace.of(namespace), table);
    }

    /** The SQLite file of the catalog, null if it lies elsewhere. */
    @Nullable
    Path catalogFile() {
        String uri = catalogProperties.getOrDefault("uri", "");
        return uri.startsWith(SQLITE) ? Path.of(uri.substring(SQLITE.length()).replaceFirst("\\?.*", "")) : null;
    }

    /** Without the values of the catalog's properties, which may be secrets. */
    @Override
    public String toString() {
        return "lakehouse at " + warehouse + ", namespace " + namespace + ", catalog properties "
                + new TreeMap<>(catalogProperties).keySet();
    }

    private static Map<String, String> complete(Map<String, String> given, String warehouse) {
        Map<String, String> properties = new HashMap<>(given);
        String type = properties.remove("type");
        String implementation = type == null ? null : CATALOGS.get(type);
        if (implementation != null) {
            properties.put("catalog-impl", implementation);
        } else if (!properties.containsKey("catalog-impl")) {
            throw new IllegalArgumentException(
                    "catalog needs type jdbc or rest, or the class catalog-impl, but has type " + type);
        }
        if ("jdbc".equals(type)) {
            properties.putIfAbsent("jdbc.schema-version", "V1");
        }
        // Several tables commit at the same moment; without it the second gets SQLITE_BUSY.
        properties.computeIfPresent(
                "uri",
                (key, uri) -> uri.startsWith(SQLITE) && !uri.contains("busy_timeout")
                        ? uri + (uri.contains("?") ? "&" : "?") + "busy_timeout=60000"
                        : uri);
        if (warehouse.startsWith("file:") || !ADDRESS.matcher(warehouse).matches()) {
            properties.putIfAbsent("io-impl", LocalFiles.class.getName());
        }
        return properties;
    }
}
