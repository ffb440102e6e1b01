// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/** Knows the addresses that are not of the public internet (IANA special-purpose registries, RFC 6890). */
final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC_4 = List.of(
            new Block(8, 0),
            new Block(8, 10),
            new Block(10, 100, 64),
            new Block(8, 127),
            new Block(16, 169, 254),
            new Block(12, 172, 16),
            new Block(24, 192, 0, 0),
            new Block(24, 192, 0, 2),
            new Block(24, 192, 88, 99),
            new Block(16, 192, 168),
            new Block(15, 198, 18),
            new Block(24, 198, 51, 100),
            new Block(24, 203, 0, 113),
            // Multicast, reserved and broadcast.
            new Block(3, 224),
            // The platform endpoint inside every machine of one large cloud.
            new Block(32, 168, 63, 129, 16));

    private static final List<Block> NOT_PUBLIC_6 = List.of(
            // Unspecified, loopback and addresses that contain an IPv4 address in the old way.
            new Block(96, 0),
            new Block(64, 0x01, 0),
            new Block(32, 0x20, 0x01, 0x0d, 0xb8),
            // Teredo and 6to4 tunnel to IPv4 addresses of any kind.
            new Block(32, 0x20, 0x01, 0, 0),
            new Block(16, 0x20, 0x02),
            new Block(48, 0x00, 0x64, 0xff, 0x9b, 0, 1),
            new Block(7, 0xfc),
            new Block(10, 0xfe, 0x80),
            new Block(10, 0xfe, 0xc0),
            new Block(8, 0xff));

    private static final Block TRANSLATED = new Block(96, 0x00, 0x64, 0xff, 0x9b);

    private PublicAddresses() {}

    /** Says whether an address is one of the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet4Address) {
            return isPublic4(bytes);
        }
        if (!(address instanceof Inet6Address)) {
            return false;
        }
        if (TRANSLATED.contains(bytes)) {
            return isPublic4(Arrays.copyOfRange(bytes, 12, 16));
        }
        return NOT_PUBLIC_6.stream().noneMatch(block -> block.contains(bytes));
    }

    private static boolean isPublic4(byte[] bytes) {
        return NOT_PUBLIC_4.stream().noneMatch(block -> block.contains(bytes));
    }

    /** The addresses that share their first bits; bytes left out are zero. */
    private static final class Block {

        private final int bits;
        private final int[] start;

        Block(int bits, int... start) {
            this.bits = bits;
            this.start = start;
        }

        boolean contains(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int index = bit / 8;
                int mask = 0x80 >> (bit % 8);
                int wanted = index < start.length ? start[index] : 0;
                if ((address[index] & mask) != (wanted & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
