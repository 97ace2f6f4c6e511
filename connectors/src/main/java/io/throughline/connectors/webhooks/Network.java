package io.throughline.connectors.webhooks;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A block of addresses in CIDR notation: {@code 10.1.0.0/16}, {@code fd00::/8}; a bare address is a block of one. */
public final class Network {

    private static final Pattern DOTTED = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern HEXED = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /**
     * Reads a block; names are not looked up.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw notANetwork(text);
        }
        byte[] bytes = address.getAddress();
        int bits = bytes.length * Byte.SIZE;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
                throw notANetwork(text);
            }
            bits = Integer.parseInt(length);
        }
        return new Network(bytes, bits);
    }

    /** Whether {@code candidate} lies in the block. */
    public boolean contains(InetAddress candidate) {
        byte[] other = candidate.getAddress();
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % Byte.SIZE);
            if ((other[bit / Byte.SIZE] & mask) != (address[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** The address that {@code text} spells out in full, null if it is a name or a short, octal or hexadecimal form. */
    static @Nullable InetAddress literal(String text) {
        try {
            Matcher dotted = DOTTED.matcher(text);
            if (dotted.matches()) {
                byte[] bytes = new byte[4];
                for (int i = 0; i < bytes.length; i++) {
                    String part = dotted.group(i + 1);
                    if (Integer.parseInt(part) > 255 || (part.length() > 1 && part.startsWith("0"))) {
                        return null;
                    }
                    bytes[i] = (byte) Integer.parseInt(part);
                }
                return InetAddress.getByAddress(bytes);
            }
            // A colon makes it an address by syntax: nothing is looked up.
            return HEXED.matcher(text).matches() ? InetAddress.getByName(text) : null;
        } catch (UnknownHostException e) {
            return null;
        }
    }

    private static IllegalArgumentException notANetwork(String text) {
        return new IllegalArgumentException("expected a network such as 10.1.0.0/16 or fd00::/8, but got " + text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Network network && network.bits == bits && Arrays.equals(network.address, address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + bits;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(address).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address.length + " bytes", e);
        }
    }
}
