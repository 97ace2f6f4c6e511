package io.throughline.connectors.webhooks;

import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one form of URL that every client reads alike: {@code http} or {@code https}, a name or a full address, a usual
 * port, no credentials. Where readings differ, a check by one and a call by the other would part.
 */
final class EndpointUrl {

    private static final Pattern FORM = Pattern.compile(
            "(?<scheme>https?)://(?<host>\\[[0-9a-fA-F:.]+]|[A-Za-z0-9.-]+)(:(?<port>[0-9]{1,5}))?(?<rest>[/?].*)?");
    private static final Pattern PLAIN = Pattern.compile("[!-~&&[^\\\\\"<>^`{|}#]]+");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.?");
    private static final Pattern NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

    private EndpointUrl() {}

    /**
     * Checks a URL; a name in it is not looked up yet, an address is judged.
     *
     * @param ports allowed beside 80, 443 and 8000 to 9999
     * @throws IllegalArgumentException that says what is wrong, without path and query: they may hold a token
     */
    static URI check(String text, Set<Integer> ports, AddressGuard guard) {
        Matcher url = FORM.matcher(text);
        if (!PLAIN.matcher(text).matches() || !url.matches()) {
            throw new IllegalArgumentException("url must be http:// or https://, a host name or full address, a port"
                    + " if need be and a path, in plain ASCII without credentials, backslash or fragment");
        }
        String host = url.group("host").toLowerCase(Locale.ROOT);
        checkHost(host, guard);
        String port = url.group("port");
        if (port != null && !isUsual(Integer.parseInt(port)) && !ports.contains(Integer.parseInt(port))) {
            throw new IllegalArgumentException(
                    "port must be 80, 443, 8000 to 9999 or one that the endpoint allows, but was " + port);
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("url does not parse: a path or query in it is not encoded");
        }
    }

    private static void checkHost(String host, AddressGuard guard) {
        boolean bracketed = host.startsWith("[");
        InetAddress address = Network.literal(bracketed ? host.substring(1, host.length() - 1) : host);
        if (address != null) {
            if (!guard.permits(address)) {
                throw new IllegalArgumentException(
                        "address " + host + " is private or reserved: allow its network by name if it may be called");
            }
        } else if (bracketed
                || NUMBER.matcher(host).matches()
                || !NAME.matcher(host).matches()) {
            throw new IllegalArgumentException("host must be a name or a full address, but was " + host);
        }
    }

    private static boolean isUsual(int port) {
        return port == 80 || port == 443 || (port >= 8000 && port <= 9999);
    }

    /** What may be shown: scheme, host and port. */
    static String shown(URI url) {
        return url.getScheme() + "://" + url.getAuthority();
    }
}
