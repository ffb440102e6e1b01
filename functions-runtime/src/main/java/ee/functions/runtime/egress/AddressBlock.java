// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.egress;

import java.net.InetAddress;

/** The addresses that share their first bits. */
final class AddressBlock {

    private final int bits;
    private final byte[] start;

    /** Makes one; the length of start says which family of addresses it is of. */
    AddressBlock(int bits, byte[] start) {
        if (bits < 0 || bits > start.length * Byte.SIZE) {
            throw new IllegalArgumentException("bits must be from 0 to " + start.length * Byte.SIZE + ": " + bits);
        }
        this.bits = bits;
        this.start = start.clone();
    }

    /** Makes one of IPv4 addresses; bytes left out are zero. */
    static AddressBlock ofFour(int bits, int... start) {
        return of(4, bits, start);
    }

    /** Makes one of IPv6 addresses; bytes left out are zero. */
    static AddressBlock ofSixteen(int bits, int... start) {
        return of(16, bits, start);
    }

    private static AddressBlock of(int length, int bits, int... start) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < start.length; i++) {
            bytes[i] = (byte) start[i];
        }
        return new AddressBlock(bits, bytes);
    }

    boolean contains(InetAddress address) {
        return contains(address.getAddress());
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        int whole = bits / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (address[i] != start[i]) {
                return false;
            }
        }
        int mask = 0xff00 >> (bits % Byte.SIZE);
        return bits % Byte.SIZE == 0 || (address[whole] & mask & 0xff) == (start[whole] & mask & 0xff);
    }

    /** Says whether the start has a bit set that the block does not look at. */
    boolean hasBitsBeyond() {
        for (int bit = bits; bit < start.length * Byte.SIZE; bit++) {
            if ((start[bit / Byte.SIZE] & (0x80 >> (bit % Byte.SIZE))) != 0) {
                return true;
            }
        }
        return false;
    }
}
