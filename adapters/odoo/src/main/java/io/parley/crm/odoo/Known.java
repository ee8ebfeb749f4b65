// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutContact;
import io.parley.spi.crm.CrmWrite.PutConversation;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be known of the database before a batch can be written.
 *
 * @param contacts those that the batch names by their ids
 * @param names under which people get contacts
 * @param cases those that it puts messages into, and that are there already
 * @param fields by model
 */
record Known(KnownContacts contacts, OwnNames names, KnownCases cases, Map<String, Fields> fields) {

    static Known look(OdooSession odoo, String caseModel, List<CrmWrite> batch)
            throws SyncException, InterruptedException {
        return new Known(
                KnownContacts.look(odoo, contacts(batch)),
                OwnNames.look(odoo, batch),
                KnownCases.look(odoo, cases(batch)),
                fields(odoo, caseModel, batch));
    }

    private static Map<String, String> contacts(List<CrmWrite> batch) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (CrmWrite write : batch) {
            if (write instanceof PutContact put) {
                put.ref().ifPresent(ref -> keys.put(ref.id(), put.key()));
            } else if (write instanceof PutConversation put && put.ref().isEmpty()) {
                note(put.contact(), keys);
            } else if (write instanceof MoveConversation move) {
                note(move.contact(), keys);
            }
        }
        return keys;
    }

    private static void note(Parent contact, Map<String, String> keys) {
        contact.ref().ifPresent(ref -> keys.put(ref.id(), contact.key()));
    }

    private static Set<CrmRef> cases(List<CrmWrite> batch) {
        Set<CrmRef> cases = new LinkedHashSet<>();
        for (CrmWrite write : batch) {
            if (write.ref().isEmpty()) {
                conversation(write).flatMap(Parent::ref).ifPresent(cases::add);
            }
        }
        return cases;
    }

    /** {@return the case that something new goes into} */
    static Optional<Parent> conversation(CrmWrite write) {
        return switch (write.kind()) {
            case MESSAGE, REMOVAL, NOTE -> Optional.of(write.parents().get(0));
            default -> Optional.empty();
        };
    }

    private static Map<String, Fields> fields(OdooSession odoo, String caseModel, List<CrmWrite> batch)
            throws SyncException, InterruptedException {
        Map<String, Set<String>> names = new HashMap<>();
        for (CrmWrite write : batch) {
            Set<String> wanted = names.computeIfAbsent(model(write, caseModel), model -> new LinkedHashSet<>());
            write.fields().forNew().fieldNames().forEachRemaining(wanted::add);
            if (write instanceof PutContact) {
                wanted.addAll(ProfileFields.ALL);
            }
        }
        Map<String, Fields> fields = new HashMap<>();
        for (Map.Entry<String, Set<String>> one : names.entrySet()) {
            fields.put(one.getKey(), Fields.of(odoo, one.getKey(), one.getValue()));
        }
        return fields;
    }

    static String model(CrmWrite write, String caseModel) {
        return write.ref().map(CrmRef::type).orElseGet(() -> switch (write.kind()) {
            case CONTACT -> Models.PARTNER;
            case CONVERSATION -> caseModel;
            default -> Models.MESSAGE;
        });
    }
}
