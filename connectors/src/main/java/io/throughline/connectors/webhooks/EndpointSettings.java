package io.throughline.connectors.webhooks;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where messages go, what is sent there and how it is signed. Built and checked at once; shows no secrets. */
public final class EndpointSettings {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,62}");
    private static final Pattern TYPE = Pattern.compile("[a-zA-Z0-9_]+(\\.[a-zA-Z0-9_]+)*");

    private final String name;
    private final URI url;
    private final List<WebhookSecret> secrets;
    private final Set<String> types;
    private final List<Network> allowedNetworks;

    private EndpointSettings(
            String name, URI url, List<WebhookSecret> secrets, Set<String> types, List<Network> allowedNetworks) {
        this.name = name;
        this.url = url;
        this.secrets = List.copyOf(secrets);
        this.types = Set.copyOf(types);
        this.allowedNetworks = List.copyOf(allowedNetworks);
    }

    /** Begins an endpoint; {@code name} is how outbox, metrics and tables call it. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    public String name() {
        return name;
    }

    public URI url() {
        return url;
    }

    /** Types of the messages it wants; empty for all. */
    public Set<String> types() {
        return types;
    }

    /** The first signs; a second one stands beside it while receivers change over. */
    List<WebhookSecret> secrets() {
        return secrets;
    }

    AddressGuard guard() {
        return new AddressGuard(allowedNetworks);
    }

    @Override
    public String toString() {
        return name + " at " + EndpointUrl.shown(url);
    }

    /** Gathers the settings; {@link #build} checks all of them. */
    public static final class Builder {

        private final String name;
        private @Nullable String url;
        private @Nullable String secret;
        private @Nullable String secondarySecret;
        private Set<String> types = Set.of();
        private List<String> allowedNetworks = List.of();
        private Set<Integer> allowedPorts = Set.of();

        private Builder(String name) {
            this.name = name;
        }

        /** Where it is: {@code https://host/path}; a token in path or query is shown nowhere. */
        public Builder url(String value) {
            url = value;
            return this;
        }

        /** What signs: {@code whsec_…}, taken from the environment. */
        public Builder secret(String value) {
            secret = value;
            return this;
        }

        /** The secret that is being replaced: both sign until it is taken away. */
        public Builder secondarySecret(@Nullable String value) {
            secondarySecret = value;
            return this;
        }

        /** Types of the messages it wants; empty, the default, for all. */
        public Builder types(Set<String> value) {
            types = value;
            return this;
        }

        /** Private or reserved networks that may be called all the same, in CIDR notation; none by default. */
        public Builder allowedNetworks(List<String> value) {
            allowedNetworks = value;
            return this;
        }

        /** Ports allowed beside 80, 443 and 8000 to 9999; none by default. */
        public Builder allowedPorts(Set<Integer> value) {
            allowedPorts = value;
            return this;
        }

        /**
         * The endpoint.
         *
         * @throws IllegalArgumentException that names every setting that is missing or wrong
         */
        public EndpointSettings build() {
            List<String> problems = new ArrayList<>();
            if (!NAME.matcher(name).matches()) {
                problems.add("name must match " + NAME);
            }
            types.stream()
                    .filter(type -> !TYPE.matcher(type).matches())
                    .forEach(type -> problems.add("type must be words joined by dots, but was " + type));
            List<Network> networks = new ArrayList<>();
            for (String network : allowedNetworks) {
                collect(() -> networks.add(Network.parse(network)), problems);
            }
            List<WebhookSecret> secrets = new ArrayList<>();
            collect(() -> secrets.add(WebhookSecret.parse(required(secret, "secret"))), problems);
            String second = secondarySecret;
            if (second != null) {
                collect(() -> secrets.add(WebhookSecret.parse(second)), problems);
            }
            List<URI> urls = new ArrayList<>();
            collect(
                    () -> urls.add(EndpointUrl.check(required(url, "url"), allowedPorts, new AddressGuard(networks))),
                    problems);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException("webhook endpoint " + name + ": " + String.join("; ", problems));
            }
            return new EndpointSettings(name, urls.get(0), secrets, types, networks);
        }

        private static String required(@Nullable String value, String setting) {
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException(setting + " is missing");
            }
            return value;
        }

        private static void collect(Runnable reading, List<String> problems) {
            try {
                reading.run();
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
    }
}
