// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import io.parley.crm.salesforce.mode.Json;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The contacts that people have turned out not to be, by the keys of these people. */
final class Strangers {

    private final Map<String, Set<CrmRef>> contacts = new HashMap<>();

    private Strangers() {}

    /** {@return none at all} */
    static Strangers none() {
        return new Strangers();
    }

    /** {@return those of some writes, and those into which they were merged} */
    static Strangers of(List<CrmWrite.PutContact> writes, LookBack lookBack)
            throws SyncException, InterruptedException {
        List<CrmWrite.PutContact> apart = writes.stream()
                .filter(write -> !write.separatedFrom().isEmpty())
                .toList();
        Map<CrmRef, CrmRef> masters = new HashMap<>();
        for (String type : List.of(Json.CONTACT, Json.LEAD)) {
            Set<String> ids = apart.stream()
                    .flatMap(write -> write.separatedFrom().stream())
                    .filter(ref -> ref.type().equals(type))
                    .map(CrmRef::id)
                    .collect(Collectors.toSet());
            masters.putAll(lookBack.masters(type, ids));
        }
        Strangers strangers = new Strangers();
        apart.forEach(write -> strangers.add(write, masters));
        return strangers;
    }

    private void add(CrmWrite.PutContact write, Map<CrmRef, CrmRef> masters) {
        Set<CrmRef> all = contacts.computeIfAbsent(write.key(), any -> new HashSet<>());
        boolean more = all.addAll(write.separatedFrom());
        while (more) {
            more = all.addAll(
                    all.stream().map(masters::get).filter(Objects::nonNull).toList());
        }
    }

    /** {@return whether somebody has turned out not to be a contact} */
    boolean include(String key, CrmRef contact) {
        return contacts.getOrDefault(key, Set.of()).contains(contact);
    }

    /** Notes a fate under a key, unless it is a stranger's; a deleted contact of somebody who was separated is none. */
    void keep(Map<String, Fate> fates, String key, Fate fate) {
        boolean own = fate.ref().filter(ref -> !include(key, ref)).isPresent();
        if (own || !contacts.containsKey(key)) {
            fate.keep(fates, key);
        }
    }

    /** {@return those who shall have a contact of their own} */
    List<CrmWrite.PutContact> apart(List<CrmWrite.PutContact> writes) {
        return writes.stream()
                .filter(write -> contacts.containsKey(write.key()))
                .toList();
    }
}
