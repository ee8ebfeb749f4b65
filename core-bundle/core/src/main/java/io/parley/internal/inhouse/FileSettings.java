// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is configured about files.
 *
 * @param address where files are, if that is not where pages are
 * @param days after how many days files go; 0 for never
 * @param scan a program and its arguments; none for no scan
 * @param patience how long a scan may take
 */
public record FileSettings(@Nullable URI address, int days, List<String> scan, Duration patience) {

    /** Files beside the pages, for ever and unscanned. */
    public static final FileSettings PLAIN = new FileSettings(null, 0, List.of(), Duration.ofSeconds(30));

    /** Takes a copy. */
    public FileSettings {
        scan = List.copyOf(scan);
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static URI address(String text) {
        URI address = URI.create(text);
        boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            throw new IllegalArgumentException("no address of a host");
        }
        String rest = text.substring(text.indexOf(address.getRawAuthority())
                + address.getRawAuthority().length());
        if (!rest.isEmpty() && !rest.equals("/")) {
            throw new IllegalArgumentException("more than a host");
        }
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }

    /** {@return the host that serves files and nothing else, as requests name it} */
    public Optional<String> host() {
        return Optional.ofNullable(address).map(URI::getRawAuthority);
    }
}
