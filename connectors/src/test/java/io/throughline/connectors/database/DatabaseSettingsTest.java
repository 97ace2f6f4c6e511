package io.throughline.connectors.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {

    private static final String URL = "jdbc:postgresql://db.example.com:5432/cx";

    @Test
    void showsNoPassword() {
        DatabaseSettings settings = new DatabaseSettings(URL + "?sslrootcert=/secret", "cx", "s3cr3t", "live");

        assertThat(settings).hasToString("jdbc:postgresql://db.example.com:5432/cx as cx in live");
    }

    @Test
    void showsNoPasswordWhenItCannotConnect() throws Exception {
        int closedPort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = socket.getLocalPort();
        }
        DatabaseSettings settings =
                new DatabaseSettings("jdbc:postgresql://127.0.0.1:" + closedPort + "/cx", "cx", "s3cr3t");

        assertThatThrownBy(settings::connect)
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("cannot connect to jdbc:postgresql://127.0.0.1:" + closedPort + "/cx as cx")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:mysql://h/d", "postgresql://h/d", "", "jdbc:postgres://h/d"})
    void knowsTwoDatabases(String url) {
        assertThatThrownBy(() -> new DatabaseSettings(url, null, null))
                .hasMessage("database url must begin with jdbc:postgresql: or jdbc:sqlite:, but was " + url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?password=s3cr3t", "?ssl=true&Password=s3cr3t", "?user=me"})
    void wantsCredentialsApart(String options) {
        assertThatThrownBy(() -> new DatabaseSettings(URL + options, null, null))
                .hasMessageContaining("must not carry credentials")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void refusesTheOptionThatBreaksUpserts() {
        assertThatThrownBy(() -> new DatabaseSettings(URL + "?reWriteBatchedInserts=true", null, null))
                .hasMessageContaining("reWriteBatchedInserts must stay off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"live\"; DROP TABLE x", "Live", "1st", "", "a-b", "schéma"})
    void takesStrictSchemaNamesOnly(String schema) {
        assertThatThrownBy(() -> new DatabaseSettings(URL, "cx", null).inSchema(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("schema must match");
    }

    @Test
    void knowsNoSchemasInSqlite() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:sqlite:x.db", null, null, "live"))
                .hasMessage("SQLite has no schemas, but got schema live");
    }
}
