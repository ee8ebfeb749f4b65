// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Neighbouring addresses, such as {@code 203.0.113.0/24} or {@code 2001:db8::/32}; or a single one. */
record Network(Address first, int bits) {

    /**
     * Those of a configuration.
     *
     * @param attribute the name of the attribute, for people
     * @throws IllegalArgumentException if one is none
     */
    static List<Network> of(String attribute, String[] texts) {
        return Arrays.stream(texts).map(text -> of(attribute, text)).toList();
    }

    private static Network of(String attribute, String text) {
        String[] parts = text.strip().split("/", -1);
        Optional<Address> address = Address.of(parts[0]);
        if (address.isPresent() && parts.length <= 2) {
            int most = address.get().value().getAddress().length * Byte.SIZE;
            if (parts.length == 1) {
                return new Network(address.get(), most);
            }
            if (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= most) {
                return new Network(address.get(), Integer.parseInt(parts[1]));
            }
        }
        throw new IllegalArgumentException(
                attribute + " must hold addresses or networks such as 203.0.113.0/24 or 2001:db8::/32, not " + text);
    }

    boolean holds(Address address) {
        byte[] own = first.value().getAddress();
        byte[] other = address.value().getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
