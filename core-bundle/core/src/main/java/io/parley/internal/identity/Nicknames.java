// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import java.util.List;
import java.util.Set;

/** Given names that stand for one another, as far as one is not the beginning of the other; the usual ones alone. */
final class Nicknames {

    private static final List<Set<String>> SAME = List.of(
            Set.of("robert", "bob", "rob", "bobby"),
            Set.of("william", "bill", "will", "billy"),
            Set.of("richard", "dick", "rick"),
            Set.of("james", "jim", "jimmy"),
            Set.of("john", "jack", "johnny"),
            Set.of("margaret", "peggy", "maggie", "meg"),
            Set.of("elizabeth", "liz", "beth", "betty", "lisa"),
            Set.of("katherine", "catherine", "kate", "katie", "kathy"),
            Set.of("anthony", "tony"),
            Set.of("edward", "ted", "ned"),
            Set.of("michael", "mike", "mick"),
            Set.of("nicholas", "nick"),
            Set.of("susan", "sue", "suzy"),
            Set.of("theodore", "ted"),
            Set.of("alexander", "sascha", "sasha", "xander"),
            Set.of("johannes", "hans", "hannes"),
            Set.of("joseph", "joe"),
            Set.of("josef", "sepp"),
            Set.of("wilhelm", "willi", "willy"),
            Set.of("heinrich", "heinz"),
            Set.of("friedrich", "fritz"),
            Set.of("francisco", "paco", "pancho"),
            Set.of("jose", "pepe"),
            Set.of("giuseppe", "beppe"),
            Set.of("maria", "mia", "mary"));

    private Nicknames() {}

    /** Whether two given names, in small letters without accents, may be those of the same person. */
    static boolean same(String one, String other) {
        return SAME.stream().anyMatch(names -> names.contains(one) && names.contains(other));
    }
}
