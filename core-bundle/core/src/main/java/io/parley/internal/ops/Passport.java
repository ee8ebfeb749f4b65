// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.util.List;
import java.util.Map;

/**
 * What the contract suites found out about a plug-in when it was built.
 *
 * @param plugin its symbolic name
 * @param version its version
 * @param spi the version of the SPI that it was built against; may be empty
 * @param api which interface of the vendor it speaks; may be empty
 * @param abilities what it says of itself, by name
 * @param results how many tests came to what
 * @param unpassed tests that were not passed, with the reasons
 * @param limits what can still go wrong
 * @param repeatSafety what happens in doubt
 */
public record Passport(
        String plugin,
        String version,
        String spi,
        String api,
        Map<String, String> abilities,
        Map<String, Integer> results,
        List<Unpassed> unpassed,
        List<String> limits,
        List<String> repeatSafety) {

    /**
     * A test that was not passed.
     *
     * @param suite of the plug-in
     * @param test in words
     * @param outcome failed, skipped by the plug-in, or not asked because it does not apply
     * @param reason may be empty
     */
    public record Unpassed(String suite, String test, String outcome, String reason) {}
}
