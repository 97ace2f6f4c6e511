package io.throughline.connectors.lakehouse;

import io.throughline.domain.table.Table;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;

/** An open lakehouse: its catalog and its tables. Close it to give back the catalog's connections. */
public final class Lakehouse implements AutoCloseable {

    private final LakehouseSettings settings;
    private final Catalog catalog;

    private Lakehouse(LakehouseSettings settings, Catalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
    }

    /** Opens the lakehouse of {@code settings}; an embedded one gets its folder if it has none. */
    public static Lakehouse open(LakehouseSettings settings) {
        Path file = settings.catalogFile();
        if (file != null) {
            try {
                Files.createDirectories(file.toAbsolutePath().getParent());
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot make the folder of " + file, failed);
            }
        }
        return new Lakehouse(settings, settings.catalogLoader().loadCatalog());
    }

    /**
     * Makes the tables that are missing and adds the columns that are missing at the end of the others.
     *
     * @throws IllegalStateException if a table differs from its file in any other way, saying how
     */
    public void createTables() {
        Tables.all().forEach(this::createTable);
    }

    /** The Iceberg catalog. */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * The Iceberg table called {@code name}, as it is now.
     *
     * @throws IllegalStateException if it does not exist
     */
    public org.apache.iceberg.Table table(String name) {
        try {
            return catalog.loadTable(settings.identifier(name));
        } catch (NoSuchTableException missing) {
            throw new IllegalStateException("no table " + name + " in the " + settings, missing);
        }
    }

    /** Whether the table called {@code name} exists. */
    public boolean hasTable(String name) {
        return catalog.tableExists(settings.identifier(name));
    }

    public LakehouseSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        if (catalog instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot close the catalog of the " + settings, failed);
            }
        }
    }

    void createTable(Table table) {
        if (!hasTable(table.name())) {
            createNamespace();
            try {
                IcebergTable.create(catalog, settings.identifier(table.name()), table);
                return;
            } catch (AlreadyExistsException madeMeanwhile) {
                // another job was faster: what it made is compared below
            }
        }
        TableEvolution.bringUpToDate(table(table.name()), table);
    }

    private void createNamespace() {
        Namespace namespace = Namespace.of(settings.namespace());
        if (catalog instanceof SupportsNamespaces namespaces && !namespaces.namespaceExists(namespace)) {
            try {
                namespaces.createNamespace(namespace);
            } catch (AlreadyExistsException madeMeanwhile) {
                // another job was faster
            }
        }
    }
}
