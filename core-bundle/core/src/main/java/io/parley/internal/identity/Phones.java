// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import java.util.Set;

/**
 * Phone numbers in one form, however they are written.
 *
 * @param region the country of numbers that are written without one, as two capital letters; empty if they say nothing
 */
record Phones(String region) {

    private static final int LONGEST = 60;
    private static final String NO_REGION = "ZZ";

    static Set<String> regions() {
        return PhoneNumberUtil.getInstance().getSupportedRegions();
    }

    /** A number in E.164; empty if it is none. */
    Optional<String> normal(String written) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(written, region.isEmpty() ? NO_REGION : region);
            return numbers.isPossibleNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }
}
