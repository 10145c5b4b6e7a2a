package org.cardwire.platform.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves the names of a fetch to public addresses only. The client connects to exactly what is returned here, for the
 * first address and for every redirect, so that a name cannot mean one thing when it is checked and another when it is
 * used (DNS rebinding). Loopback, private, link-local, shared, documentation, benchmark, multicast and reserved ranges
 * (RFC 6890 and its registries) are refused; of IPv6 only global unicast without the tunnels that hide an IPv4 address.
 */
public final class AddressGuard implements DnsResolver {
    /** First address and length of each range of IPv4 that is not public. */
    private static final int[][] REFUSED = {
        {0x00000000, 8},
        {0x0A000000, 8},
        {0x64400000, 10},
        {0x7F000000, 8},
        {0xA9FE0000, 16},
        {0xAC100000, 12},
        {0xC0000000, 24},
        {0xC0000200, 24},
        {0xC0586300, 24},
        {0xC0A80000, 16},
        {0xC6120000, 15},
        {0xC6336400, 24},
        {0xCB007100, 24},
        {0xE0000000, 3}
    };

    private final boolean loopbackToo;

    /** @param loopbackToo addresses of this machine are allowed: for the sandbox and for tests */
    public AddressGuard(boolean loopbackToo) {
        this.loopbackToo = loopbackToo;
    }

    /** Thrown when a name leads to no public address. */
    public static final class NotPublic extends UnknownHostException {
        private static final long serialVersionUID = 1;

        NotPublic(String host) {
            super(host + " is not a public address");
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] open = Arrays.stream(InetAddress.getAllByName(host))
                .filter(this::allows)
                .toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new NotPublic(host);
        }
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopbackToo;
        }
        return address instanceof Inet4Address ? publicV4(address.getAddress()) : publicV6(address.getAddress());
    }

    private static boolean publicV4(byte[] bytes) {
        int address = int32(bytes);
        return Arrays.stream(REFUSED).noneMatch(range -> (address ^ range[0]) >>> (32 - range[1]) == 0);
    }

    /** 2000::/3 without 2001::/23 (Teredo and other special uses), 2001:db8::/32, 2002::/16 (6to4) and 3fff::/20. */
    private static boolean publicV6(byte[] bytes) {
        int head = int32(bytes);
        boolean global = head >>> 29 == 1;
        boolean special = head >>> 9 == 0x20010000 >>> 9;
        boolean sixToFour = head >>> 16 == 0x2002;
        boolean documentation = head == 0x20010DB8 || head >>> 12 == 0x3FFF0;
        return global && !special && !sixToFour && !documentation;
    }

    private static int int32(byte[] bytes) {
        return (bytes[0] & 255) << 24 | (bytes[1] & 255) << 16 | (bytes[2] & 255) << 8 | bytes[3] & 255;
    }
}
