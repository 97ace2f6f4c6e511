package io.throughline.connectors.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://www.Example.org/a?b=c, www.example.org",
        "https://example.org, example.org",
        "https://u:p@example.org:8080?x#y, example.org",
        "http://[2001:db8::1]:80/, [2001:db8::1]",
        "//cdn.example.org/x, cdn.example.org",
        "android-app://com.example/, com.example",
        "example.org/a,",
        "https:///x,",
        "?u=https://example.org,",
    })
    void findsTheHost(String url, String host) {
        assertThat(Url.host(url)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.org/a/b?c#d, /a/b",
        "https://example.org, /",
        "https://example.org?c, /",
        "/a/b#c, /a/b"
    })
    void findsThePath(String url, String path) {
        assertThat(Url.path(url)).isEqualTo(path);
    }

    @Test
    void findsAParameterAndDecodesIt() {
        String url = "https://example.org/?xutm=0&utm=spring%20sale+1%25&utm=2&empty=&caf=%C3%A9&bad=%zz%4#utm=3";

        assertThat(Url.parameter(url, "utm")).isEqualTo("spring sale 1%");
        assertThat(Url.parameter(url, "caf")).isEqualTo("é");
        assertThat(Url.parameter(url, "bad")).isEqualTo("%zz%4");
        assertThat(Url.parameter(url, "empty")).isNull();
        assertThat(Url.parameter(url, "none")).isNull();
        assertThat(Url.parameter("https://example.org/#a?utm=1", "utm")).isNull();
        assertThat(Url.parameter("https://example.org/", "utm")).isNull();
    }

    @Test
    void leavesOutTheQuery() {
        assertThat(Url.withoutQuery("https://example.org/a?b#c")).isEqualTo("https://example.org/a");
        assertThat(Url.withoutQuery("https://example.org/a#c?b")).isEqualTo("https://example.org/a");
        assertThat(Url.withoutQuery("/a")).isEqualTo("/a");
    }

    @ParameterizedTest
    @CsvSource({
        "Order Completed, order_completed",
        "OrderCompleted, order_completed",
        "order-completed, order_completed",
        "$pageview, pageview",
        "'  A  B ', a_b",
        "HTTPError, httperror",
        "step2, step2",
        "'!!',"
    })
    void writesNamesInSnakeCase(String text, String name) {
        assertThat(Converters.snakeCase(text)).isEqualTo(name);
    }
}
