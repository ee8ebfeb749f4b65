// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address of the network, written in digits: names are never looked up. */
record Address(InetAddress value) {

    private static final String BYTE = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern FOUR = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");
    private static final Pattern SIX = Pattern.compile("(?=[^:]*:[^:]*:)[0-9A-Fa-f:]{2,39}(\\.\\d{1,3}){0,3}");
    private static final int BYTES_OF_A_NETWORK = 8;

    /** {@return the address; empty if it is none} */
    static Optional<Address> of(String text) {
        String bare = text.replaceFirst("^\\[(.*)]$", "$1").replaceFirst("%.*$", "");
        if (!FOUR.matcher(bare).matches() && !SIX.matcher(bare).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Address(InetAddress.getByName(bare)));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** {@return what is counted as one visitor: with IPv6 a whole /64, which is what one connection is given} */
    String origin() {
        byte[] bytes = value.getAddress();
        return bytes.length == 4
                ? value.getHostAddress()
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, BYTES_OF_A_NETWORK)) + "/64";
    }
}
