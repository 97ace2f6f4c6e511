package io.throughline.jobs.configuration;

import io.throughline.expressions.yaml.YamlNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one entry of {@code webhooks.endpoints}, and the networks beside them. */
final class EndpointReader {

    private static final Pattern SECRET = Pattern.compile("whsec_[A-Za-z0-9+/=]{32,}");
    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)*");
    private static final Pattern NETWORK = Pattern.compile("([0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/(\\d{1,3})");

    private EndpointReader() {}

    static EndpointConfiguration read(Setting endpoint) {
        endpoint.node().onlyKeys("name", "url", "secret", "types");
        Setting types = endpoint.ifPresent("types");
        Secret secret = endpoint.at("secret").secret();
        if (!SECRET.matcher(secret.value()).matches()) {
            throw endpoint.at("secret")
                    .node()
                    .problem(
                            "the variable " + secret.variable() + " with another text",
                            "whsec_ and base64 of at least 24 bytes in it");
        }
        return new EndpointConfiguration(
                endpoint.at("name").text(ConfigurationReader.NAME, ConfigurationReader.NAME_EXPECTED),
                url(endpoint.at("url")),
                secret,
                types == null
                        ? List.of()
                        : types.elements().stream()
                                .map(type -> type.text(TYPE, "a dotted type, for example friction.spike.firing"))
                                .toList());
    }

    static String network(Setting network) {
        String text = network.text();
        YamlNode node = network.node();
        Matcher parts = NETWORK.matcher(text);
        int bits = parts.matches() ? Integer.parseInt(parts.group(2)) : -1;
        int most = text.contains(":") ? 128 : 32;
        if (bits < 0 || bits > most) {
            throw node.problem("'" + text + "'", "a network such as 10.0.0.0/8 or fd00::/8");
        }
        return text;
    }

    private static URI url(Setting setting) {
        String text = setting.text();
        try {
            URI url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            if (url.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return url;
            }
        } catch (URISyntaxException notAnAddress) {
            // Said below: a message may not repeat an address that may carry a token.
        }
        throw setting.node().problem("another text", "an address that begins with https:// or http://");
    }
}
