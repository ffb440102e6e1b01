// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows the addresses that are not of the public internet (IANA special-purpose registries, RFC 6890). */
final class PublicAddresses {

    private static final List<AddressBlock> NOT_PUBLIC = List.of(
            AddressBlock.ofFour(8, 0),
            AddressBlock.ofFour(8, 10),
            // Carrier networks; one large cloud has its metadata at 100.100.100.200.
            AddressBlock.ofFour(10, 100, 64),
            AddressBlock.ofFour(8, 127),
            // Link-local; most clouds have their metadata at 169.254.169.254.
            AddressBlock.ofFour(16, 169, 254),
            AddressBlock.ofFour(12, 172, 16),
            AddressBlock.ofFour(24, 192, 0, 0),
            AddressBlock.ofFour(24, 192, 0, 2),
            AddressBlock.ofFour(24, 192, 88, 99),
            AddressBlock.ofFour(16, 192, 168),
            AddressBlock.ofFour(15, 198, 18),
            AddressBlock.ofFour(24, 198, 51, 100),
            AddressBlock.ofFour(24, 203, 0, 113),
            // Multicast, reserved and broadcast.
            AddressBlock.ofFour(3, 224),
            // The platform endpoint inside every machine of one large cloud.
            AddressBlock.ofFour(32, 168, 63, 129, 16));

    /** All that is in use of IPv6 for the public. */
    private static final AddressBlock GLOBAL = AddressBlock.ofSixteen(3, 0x20);

    private static final List<AddressBlock> NOT_PUBLIC_OF_GLOBAL = List.of(
            // Teredo, which tunnels to IPv4 addresses of any kind, and other protocol assignments.
            AddressBlock.ofSixteen(23, 0x20, 0x01),
            // Documentation.
            AddressBlock.ofSixteen(32, 0x20, 0x01, 0x0d, 0xb8),
            AddressBlock.ofSixteen(20, 0x3f, 0xff),
            // 6to4, which tunnels to IPv4 addresses of any kind.
            AddressBlock.ofSixteen(16, 0x20, 0x02));

    private static final AddressBlock TRANSLATED = AddressBlock.ofSixteen(96, 0x00, 0x64, 0xff, 0x9b);

    private PublicAddresses() {}

    /** Says whether an address is one of the public internet. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return noneContains(NOT_PUBLIC, bytes);
        }
        InetAddress translated = translated(address);
        if (translated != null) {
            return noneContains(NOT_PUBLIC, translated.getAddress());
        }
        return GLOBAL.contains(bytes) && noneContains(NOT_PUBLIC_OF_GLOBAL, bytes);
    }

    /** Gives the IPv4 address that the network translates an address to (RFC 6052); null for others. */
    static @Nullable InetAddress translated(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (!TRANSLATED.contains(bytes)) {
            return null;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16));
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    private static boolean noneContains(List<AddressBlock> blocks, byte[] address) {
        for (AddressBlock block : blocks) {
            if (block.contains(address)) {
                return false;
            }
        }
        return true;
    }
}
