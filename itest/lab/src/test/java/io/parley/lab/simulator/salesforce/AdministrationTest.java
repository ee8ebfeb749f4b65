// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an administrator sets up, as a client sees it. */
class AdministrationTest extends OrgFixture {

    @Test
    void aHiddenFieldIsNotDescribedAndCannotBeUsed() throws Exception {
        org.administrator().hide("Contact", "Phone");
        assertThat(get("/sobjects/Contact/describe").body().path("fields").findValuesAsText("name"))
                .contains("Email")
                .doesNotContain("Phone");
        assertThat(call("POST", "/sobjects/Contact", "{`LastName`:`Doe`,`Phone`:`1`}")
                        .error())
                .startsWith("INVALID_FIELD: No such column 'Phone'");
        assertThat(query("SELECT Phone FROM Contact").error()).startsWith("INVALID_FIELD");
    }

    @Test
    void aHiddenObjectIsNotThere() throws Exception {
        org.administrator().hide("Message__c");
        assertThat(get("/sobjects/Message__c/describe").status()).isEqualTo(404);
        assertThat(query("SELECT Id FROM Message__c").error()).startsWith("INVALID_TYPE");
    }

    @Test
    void aReadOnlyFieldIsDescribedSoAndNotWritten() throws Exception {
        org.administrator().makeReadOnly("Contact", "Phone");
        assertThat(call("POST", "/sobjects/Contact", "{`LastName`:`Doe`,`Phone`:`1`}")
                        .error())
                .startsWith("INVALID_FIELD_FOR_INSERT_UPDATE");
    }

    @Test
    void aFieldCanBeDemanded() throws Exception {
        org.administrator().require("Contact", "Phone");
        assertThat(call("POST", "/sobjects/Contact", "{`LastName`:`Doe`}").error())
                .isEqualTo("REQUIRED_FIELD_MISSING: Required fields are missing: [Phone]");
    }

    @Test
    void aRestrictedPicklistTakesItsValuesAlone() throws Exception {
        org.administrator().restrict("Case", "Reason", "Delivery", "Payment");
        assertThat(call("POST", "/sobjects/Case", "{`Reason`:`Payment`}").status())
                .isEqualTo(201);
        assertThat(call("POST", "/sobjects/Case", "{`Reason`:`Weather`}").error())
                .startsWith("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
        assertThat(get("/sobjects/Case/describe").body().path("fields").findParents("restrictedPicklist").stream()
                        .filter(field -> field.path("restrictedPicklist").asBoolean())
                        .map(field -> field.path("picklistValues").findValuesAsText("value")))
                .containsExactly(List.of("Delivery", "Payment"));
    }

    @Test
    void socialObjectsAreThereWhenTheyAreEnabled() throws Exception {
        assertThat(get("/sobjects/SocialPost/describe").status()).isEqualTo(404);
        org.administrator().enableSocial();
        String contact = create("Contact", "{`LastName`:`Doe`,`Key__c`:`p1`}");
        assertThat(call("POST", "/sobjects/SocialPersona", "{`Name`:`doe`,`Provider`:`Other`}")
                        .error())
                .startsWith("REQUIRED_FIELD_MISSING");
        assertThat(call("POST", "/sobjects/SocialPersona", "{`Name`:`doe`,`Provider`:`Other`,`Parent`:{`Key__c`:`p1`}}")
                        .error())
                .as("a contact, a lead or an account: which")
                .startsWith("INVALID_FIELD");
        String persona = create(
                "SocialPersona",
                "{`Name`:`doe`,`Provider`:`Other`,`Parent`:{`attributes`:{`type`:`Contact`},`Key__c`:`p1`}}");
        assertThat(org.record(persona)).containsEntry("ParentId", contact);
        assertThat(call(
                                "POST",
                                "/sobjects/SocialPersona",
                                "{`Name`:`d`,`Provider`:`Fediverse`,`ParentId`:`" + contact + "`}")
                        .error())
                .startsWith("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST");
    }

    @Test
    void recordsAreCounted() throws Exception {
        create("Contact", "{`LastName`:`Doe`}");
        create("Contact", "{`LastName`:`Roe`}");
        Response counted = query("SELECT COUNT() FROM Contact WHERE LastName = 'Doe'");
        assertThat(counted.body().path("totalSize").asInt()).isEqualTo(1);
        assertThat(counted.body().path("records")).isEmpty();
    }

    @Test
    void theUserIsNamed() throws Exception {
        assertThat(get("/").body().path("identity").asText()).endsWith("/" + org.integrationUserId());
    }

    @Test
    void theFeedOfACaseShowsItsPostsAlone() throws Exception {
        String aCase = create("Case", "{`Subject`:`One`,`Key__c`:`c1`}");
        String contact = create("Contact", "{`LastName`:`Doe`}");
        String post = org.post(aCase, "To the customer", true);
        org.post(contact, "About somebody", true);
        Response feed = query("SELECT Id, Body, Visibility FROM CaseFeed WHERE Parent.Key__c = 'c1'");
        assertThat(feed.body().path("records").findValuesAsText("Id")).containsExactly(post);
        assertThat(query("SELECT Parent.Type FROM FeedItem WHERE Parent.Type = 'Contact'")
                        .body()
                        .path("records")
                        .findValuesAsText("Type"))
                .containsExactly("Contact");
        assertThat(call("POST", "/sobjects/CaseFeed", "{`Body`:`No`}").status()).isEqualTo(400);
    }

    @Test
    void aLeadThatIsConvertedNamesItsContact() throws Exception {
        String lead = create("Lead", "{`LastName`:`Doe`,`Company`:`Doe Ltd`,`Email`:`doe@example.com`}");
        assertThat(query("SELECT Id FROM Lead WHERE IsConverted = false")
                        .body()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(1);
        String contact = org.convert(lead);
        assertThat(org.record(lead)).containsEntry("ConvertedContactId", contact);
        assertThat(org.record(contact)).containsEntry("Email", "doe@example.com");
    }

    @Test
    void recordTypesAreDescribed() throws Exception {
        org.create("RecordType", Map.of("Name", "Social", "DeveloperName", "Social_Case", "SobjectType", "Case"));
        assertThat(get("/sobjects/Case/describe").body().path("recordTypeInfos").findValuesAsText("developerName"))
                .containsExactly("Social_Case");
        assertThat(get("/sobjects/Contact/describe").body().path("recordTypeInfos"))
                .isEmpty();
    }
}
