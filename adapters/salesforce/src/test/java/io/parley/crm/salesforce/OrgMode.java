// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.CrmView;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The modes, as they show in an org. */
enum OrgMode {
    /** Objects of Parley. */
    CUSTOM("Parley_Message__c", "Case__c", "Parley_Profile__c", "Contact__c") {
        @Override
        void deploy(SalesforceSimulator org) {
            org.deploy(Path.of("metadata"));
        }

        @Override
        CrmView.Entry entry(Map<String, Object> message) {
            return new CrmView.Entry(
                    String.valueOf(message.get("Text__c")), "Inbound".equals(message.get("Direction__c")));
        }
    },
    /** Social posts of Salesforce. */
    SOCIAL("SocialPost", "ParentId", "SocialPersona", "ParentId") {
        @Override
        void deploy(SalesforceSimulator org) {
            org.administrator().enableSocial();
            org.deploy(Path.of("metadata"));
            org.deploy(Path.of("metadata-social"));
        }

        @Override
        CrmView.Entry entry(Map<String, Object> message) {
            return new CrmView.Entry(
                    String.valueOf(message.get("Content")), Boolean.FALSE.equals(message.get("IsOutbound")));
        }
    },
    /** Case comments. */
    CASES("CaseComment", "ParentId", null, null) {
        @Override
        void deploy(SalesforceSimulator org) {
            // Nothing is deployed in this mode.
        }

        @Override
        CrmView.Entry entry(Map<String, Object> message) {
            String body = String.valueOf(message.get("CommentBody"));
            int marker = body.lastIndexOf("\n[parley:");
            boolean heading = body.startsWith("From ") || body.startsWith("Sent by ");
            int start = heading ? Math.min(body.indexOf('\n') + 1, marker) : 0;
            return new CrmView.Entry(
                    body.substring(start, marker < 0 ? body.length() : marker), body.startsWith("From "));
        }
    };

    private final String message;
    private final String pointer;
    private final @Nullable String profile;
    private final @Nullable String owner;

    OrgMode(String message, String pointer, @Nullable String profile, @Nullable String owner) {
        this.message = message;
        this.pointer = pointer;
        this.profile = profile;
        this.owner = owner;
    }

    /** Sets an org up. */
    abstract void deploy(SalesforceSimulator org);

    /** A message as people read it. */
    abstract CrmView.Entry entry(Map<String, Object> message);

    /** Its name in the configuration. */
    String mode() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The object of messages. */
    String message() {
        return message;
    }

    /** Its field with the case. */
    String pointer() {
        return pointer;
    }

    /** The object of profiles. */
    @Nullable String profile() {
        return profile;
    }

    /** Its field with the lead. */
    @Nullable String leadOwner() {
        return this == CUSTOM ? "Lead__c" : owner;
    }

    /** Its field with the contact. */
    @Nullable String owner() {
        return owner;
    }
}
