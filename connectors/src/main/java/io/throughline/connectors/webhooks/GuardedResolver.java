package io.throughline.connectors.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up when the connection is made and hands over permitted addresses only.
 *
 * <p>A check before that would be worth nothing: the name may point elsewhere a moment later.
 */
final class GuardedResolver implements DnsResolver {

    private final DnsResolver resolver;
    private final AddressGuard guard;

    GuardedResolver(DnsResolver resolver, AddressGuard guard) {
        this.resolver = resolver;
        this.guard = guard;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] permitted =
                Stream.of(resolver.resolve(host)).filter(guard::permits).toArray(InetAddress[]::new);
        if (permitted.length == 0) {
            throw new RefusedException(host + " resolves to no address that may be called");
        }
        return permitted;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The address may not be called; nothing was sent. */
    static final class RefusedException extends UnknownHostException {
        RefusedException(String message) {
            super(message);
        }
    }
}
