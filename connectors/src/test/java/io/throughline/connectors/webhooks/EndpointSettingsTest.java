package io.throughline.connectors.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointSettingsTest {

    private static final String SECRET = "whsec_dGhpcyBpcyBhIHNlY3JldCBmb3IgdGVzdHMgb25seQ==";
    private static final Path SAMPLES = Path.of("../../shared/reference/samples/webhook/ssrf_urls.txt");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com/a/b?token=x",
                "http://hooks.example.com:8080/",
                "https://hooks.example.com",
                "https://HOOKS.example.com.:443/x@y",
                "https://1.1.1.1/x",
                "https://[2606:4700:4700::1111]:9443/x",
                "https://xn--hks-tla6b.example.com/"
            })
    void takesUrlsThatEveryClientReadsAlike(String url) {
        assertThat(endpoint(url).build().url()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.1/",
                "http://0x7f.1/",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://0177.0.0.1/",
                "http://10.0.0.1./",
                "http://169.254.169.254/latest",
                "http://[::1]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::a00:1]/",
                "http://[fe80::1%25eth0]/",
                "http://user@hooks.example.com/",
                "http://hooks.example.com@10.0.0.1/",
                "http://user:pass@hooks.example.com/",
                "http://hooks.example.com:22/",
                "http://hooks.example.com:0/",
                "http://hooks.example.com:99999/",
                "http://hooks.example.com:/",
                "https://hooks.example.com\\@10.0.0.1/",
                "https://hooks.example.com#@10.0.0.1/",
                "https://hooks.example.com/%zz",
                "https://hooks_example.com/",
                "https://-hooks.example.com/",
                "https://hooks..example.com/",
                "https:///x",
                "//hooks.example.com/",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "ftp://hooks.example.com/",
                "http://①②⑦.⓪.⓪.①/",
                "http://hööks.example.com/",
                "http://hooks.example.com/\r\nX: y",
                "http://hooks.example.com/a b",
                ""
            })
    void refusesAllOthers(String url) {
        assertThatThrownBy(() -> endpoint(url).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("webhook endpoint crm: ");
    }

    @Test
    void refusesEverySampleUrlBeforeAByteIsSent() throws Exception {
        if (!Files.exists(SAMPLES)) {
            return;
        }
        for (String url : Files.readAllLines(SAMPLES)) {
            if (!url.startsWith("#")) {
                assertThat(isRefused(url)).as(url).isTrue();
            }
        }
    }

    @Test
    void aNameIsJudgedByWhatItResolvesTo() {
        assertThat(isRefused("http://localhost/")).isTrue();
        assertThat(isRefused("http://localhost./")).isTrue();
    }

    @Test
    void allowsPrivateNetworksAndOtherPortsWhereTheyAreNamed() {
        EndpointSettings endpoint = endpoint("http://127.0.0.1:49152/hook")
                .allowedNetworks(List.of("127.0.0.0/8"))
                .allowedPorts(Set.of(49152))
                .build();

        assertThat(endpoint.url().getPort()).isEqualTo(49152);
    }

    @Test
    void showsNeitherSecretsNorTokens() {
        EndpointSettings endpoint = endpoint("https://hooks.example.com/T000/B000/xyz?token=abc")
                .secondarySecret(SECRET)
                .build();

        assertThat(endpoint).hasToString("crm at https://hooks.example.com");
    }

    @Test
    void namesAllThatIsWrongAtOnceAndRepeatsNoSecret() {
        assertThatThrownBy(() -> EndpointSettings.named("c r m")
                        .secret("whsec_tooshort")
                        .types(Set.of("friction spike"))
                        .allowedNetworks(List.of("10.0.0.0/99"))
                        .build())
                .hasMessageContaining("name must match")
                .hasMessageContaining("url is missing")
                .hasMessageContaining("type must be words joined by dots, but was friction spike")
                .hasMessageContaining("but got 10.0.0.0/99")
                .hasMessageContaining("a webhook secret must be")
                .hasMessageNotContaining("tooshort");
    }

    private static EndpointSettings.Builder endpoint(String url) {
        return EndpointSettings.named("crm").url(url).secret(SECRET);
    }

    /** Refused when it is read, or when its name is looked up to connect. */
    private static boolean isRefused(String url) {
        EndpointSettings endpoint;
        try {
            endpoint = endpoint(url).build();
        } catch (IllegalArgumentException e) {
            return true;
        }
        try {
            InetAddress[] addresses = new GuardedResolver(SystemDefaultDnsResolver.INSTANCE, endpoint.guard())
                    .resolve(endpoint.url().getHost());
            return addresses.length == 0;
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
