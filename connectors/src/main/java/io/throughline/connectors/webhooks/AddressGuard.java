package io.throughline.connectors.webhooks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: public ones, and those in networks that the deployment allows by name.
 *
 * <p>IPv4 follows the special-purpose registry of RFC 6890. Of IPv6 only global unicast is public, without the blocks
 * that carry an IPv4 address inside (6to4, Teredo; NAT64 and IPv4-compatible lie outside of it); an IPv4-mapped
 * address is judged as the IPv4 address that it is.
 */
final class AddressGuard {

    private static final List<Network> SPECIAL_IPV4 = networks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");
    private static final List<Network> SPECIAL_IPV6 = networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private final List<Network> allowed;

    AddressGuard(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    boolean permits(InetAddress address) {
        return isPublic(address) || isIn(allowed, address);
    }

    private static boolean isPublic(InetAddress address) {
        // Java turns an IPv4-mapped address into the IPv4 address before anyone sees it.
        return address instanceof Inet4Address
                ? !isIn(SPECIAL_IPV4, address)
                : GLOBAL_IPV6.contains(address) && !isIn(SPECIAL_IPV6, address);
    }

    private static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... blocks) {
        return Stream.of(blocks).map(Network::parse).toList();
    }
}
