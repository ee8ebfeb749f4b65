// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static io.parley.lab.simulator.salesforce.Field.Trait.BYTES;
import static io.parley.lab.simulator.salesforce.Field.Trait.CREATEABLE;
import static io.parley.lab.simulator.salesforce.Field.Trait.ID_LOOKUP;
import static io.parley.lab.simulator.salesforce.Field.Trait.REQUIRED;
import static io.parley.lab.simulator.salesforce.Field.Trait.UPDATEABLE;
import static io.parley.lab.simulator.salesforce.Field.open;
import static io.parley.lab.simulator.salesforce.Field.reference;
import static io.parley.lab.simulator.salesforce.Field.system;
import static io.parley.lab.simulator.salesforce.FieldType.AREA;
import static io.parley.lab.simulator.salesforce.FieldType.BOOLEAN;
import static io.parley.lab.simulator.salesforce.FieldType.DATETIME;
import static io.parley.lab.simulator.salesforce.FieldType.EMAIL;
import static io.parley.lab.simulator.salesforce.FieldType.HTML;
import static io.parley.lab.simulator.salesforce.FieldType.ID;
import static io.parley.lab.simulator.salesforce.FieldType.LONG_TEXT;
import static io.parley.lab.simulator.salesforce.FieldType.PHONE;
import static io.parley.lab.simulator.salesforce.FieldType.PICKLIST;
import static io.parley.lab.simulator.salesforce.FieldType.TEXT;
import static io.parley.lab.simulator.salesforce.FieldType.URL;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every org has before anything is deployed, as far as it matters here. */
final class StandardObjects {

    /** A view of the feed items of cases. */
    static final String CASE_FEED = "CaseFeed";

    private StandardObjects() {}

    /** {@return the objects of a new org} */
    static Schema schema() {
        Schema schema = new Schema();
        schema.add(user());
        schema.add(group());
        schema.add(recordType());
        schema.add(account());
        schema.add(contact());
        schema.add(lead());
        schema.add(aCase());
        schema.add(caseComment());
        schema.add(feedItem());
        schema.add(caseFeed());
        return schema;
    }

    /** {@return an object with the fields that Salesforce keeps itself} */
    static ObjectType object(String name, String label, String prefix, boolean owned, @Nullable String autoNumber) {
        ObjectType type = new ObjectType(name, label, prefix, !name.equals("User"), autoNumber)
                .with(
                        system("Id", ID),
                        system("CreatedDate", DATETIME),
                        reference("CreatedById", "Created By ID", "User", "CreatedBy"),
                        system("LastModifiedDate", DATETIME),
                        system("SystemModstamp", DATETIME));
        if (!name.equals("FeedItem")) {
            type.with(reference("LastModifiedById", "Last Modified By ID", "User", "LastModifiedBy"));
        }
        if (!name.equals("User")) {
            type.with(system("IsDeleted", BOOLEAN));
        }
        return owned ? type.with(pointer("OwnerId", "Owner ID", "User", "Owner")) : type;
    }

    private static Field pointer(String name, String label, String to, String relationship) {
        return reference(name, label, to, relationship, CREATEABLE, UPDATEABLE);
    }

    private static ObjectType user() {
        return object("User", "User", "005", false, null)
                .with(
                        open("Username", "Username", TEXT, 80, ID_LOOKUP),
                        open("LastName", "Last Name", TEXT, 80, REQUIRED),
                        open("FirstName", "First Name", TEXT, 40),
                        system("Name", TEXT),
                        open("Email", "Email", EMAIL, 128, ID_LOOKUP),
                        open("UserType", "User Type", PICKLIST, 40),
                        open("IsActive", "Active", BOOLEAN, 0).startingWith(true));
    }

    /** Queues and public groups. */
    private static ObjectType group() {
        return object("Group", "Group", "00G", false, null)
                .with(
                        open("Name", "Name", TEXT, 40, REQUIRED),
                        open("DeveloperName", "Developer Name", TEXT, 80),
                        open("Type", "Type", PICKLIST, 40));
    }

    private static ObjectType recordType() {
        return object("RecordType", "Record Type", "012", false, null)
                .with(
                        open("Name", "Name", TEXT, 80, REQUIRED),
                        open("DeveloperName", "Record Type Name", TEXT, 80, REQUIRED),
                        open("SobjectType", "Sobject Type Name", PICKLIST, 40, REQUIRED),
                        open("IsActive", "Active", BOOLEAN, 0).startingWith(true));
    }

    private static ObjectType account() {
        return object("Account", "Account", "001", true, null)
                .with(
                        reference("MasterRecordId", "Master Record ID", "Account", "MasterRecord"),
                        open("Name", "Account Name", TEXT, 255, REQUIRED),
                        pointer("ParentId", "Parent Account ID", "Account", "Parent"),
                        open("AccountNumber", "Account Number", TEXT, 40),
                        open("Type", "Account Type", PICKLIST, 255),
                        open("Industry", "Industry", PICKLIST, 255),
                        open("Phone", "Account Phone", PHONE, 40),
                        open("Website", "Website", URL, 255),
                        open("BillingCity", "Billing City", TEXT, 40),
                        open("BillingCountry", "Billing Country", TEXT, 80),
                        open("Description", "Account Description", LONG_TEXT, 32_000));
    }

    private static ObjectType contact() {
        return object("Contact", "Contact", "003", true, null)
                .with(
                        reference("MasterRecordId", "Master Record ID", "Contact", "MasterRecord"),
                        pointer("AccountId", "Account ID", "Account", "Account"),
                        open("LastName", "Last Name", TEXT, 80, REQUIRED),
                        open("FirstName", "First Name", TEXT, 40),
                        open("Salutation", "Salutation", PICKLIST, 40),
                        system("Name", TEXT),
                        open("MailingStreet", "Mailing Street", AREA, 255),
                        open("MailingCity", "Mailing City", TEXT, 40),
                        open("MailingState", "Mailing State/Province", TEXT, 80),
                        open("MailingPostalCode", "Mailing Zip/Postal Code", TEXT, 20),
                        open("MailingCountry", "Mailing Country", TEXT, 80),
                        open("Phone", "Business Phone", PHONE, 40),
                        open("MobilePhone", "Mobile Phone", PHONE, 40),
                        open("HomePhone", "Home Phone", PHONE, 40),
                        open("Fax", "Business Fax", PHONE, 40),
                        open("Email", "Email", EMAIL, 80, ID_LOOKUP),
                        open("Title", "Title", TEXT, 128),
                        open("Department", "Department", TEXT, 80),
                        open("LeadSource", "Lead Source", PICKLIST, 255),
                        open("DoNotCall", "Do Not Call", BOOLEAN, 0),
                        open("HasOptedOutOfEmail", "Email Opt Out", BOOLEAN, 0),
                        pointer("ReportsToId", "Reports To ID", "Contact", "ReportsTo"),
                        open("Description", "Contact Description", LONG_TEXT, 32_000));
    }

    private static ObjectType lead() {
        return object("Lead", "Lead", "00Q", true, null)
                .with(
                        reference("MasterRecordId", "Master Record ID", "Lead", "MasterRecord"),
                        open("LastName", "Last Name", TEXT, 80, REQUIRED),
                        open("FirstName", "First Name", TEXT, 40),
                        system("Name", TEXT),
                        open("Company", "Company", TEXT, 255, REQUIRED),
                        open("Phone", "Phone", PHONE, 40),
                        open("MobilePhone", "Mobile Phone", PHONE, 40),
                        open("Email", "Email", EMAIL, 80, ID_LOOKUP),
                        open("LeadSource", "Lead Source", PICKLIST, 255),
                        open("Status", "Status", PICKLIST, 255).startingWith("Open - Not Contacted"),
                        reference("ConvertedContactId", "Converted Contact ID", "Contact", "ConvertedContact"),
                        system("IsConverted", BOOLEAN).startingWith(false),
                        open("Description", "Description", LONG_TEXT, 32_000));
    }

    private static ObjectType aCase() {
        return object("Case", "Case", "500", true, "{00000000}")
                .with(
                        reference("MasterRecordId", "Master Record ID", "Case", "MasterRecord"),
                        system("CaseNumber", TEXT),
                        pointer("ContactId", "Contact ID", "Contact", "Contact"),
                        pointer("AccountId", "Account ID", "Account", "Account"),
                        pointer("ParentId", "Parent Case ID", "Case", "Parent"),
                        pointer("RecordTypeId", "Record Type ID", "RecordType", "RecordType"),
                        reference("OwnerId", "Owner ID", List.of("Group", "User"), "Owner", CREATEABLE, UPDATEABLE),
                        open("SuppliedName", "Name", TEXT, 80),
                        open("SuppliedEmail", "Email Address", EMAIL, 80),
                        open("SuppliedPhone", "Phone", TEXT, 40),
                        open("SuppliedCompany", "Company", TEXT, 80),
                        open("Type", "Case Type", PICKLIST, 255),
                        open("Status", "Status", PICKLIST, 255).startingWith("New"),
                        open("Reason", "Case Reason", PICKLIST, 255),
                        open("Origin", "Case Origin", PICKLIST, 255),
                        open("Subject", "Subject", TEXT, 255),
                        open("Priority", "Priority", PICKLIST, 255).startingWith("Medium"),
                        open("Description", "Description", LONG_TEXT, 32_000),
                        system("IsClosed", BOOLEAN),
                        system("ClosedDate", DATETIME),
                        open("IsEscalated", "Escalated", BOOLEAN, 0));
    }

    private static ObjectType caseComment() {
        return object("CaseComment", "Case Comment", "00a", false, null)
                .with(
                        reference("ParentId", "Parent ID", "Case", "Parent", CREATEABLE, REQUIRED),
                        open("IsPublished", "Published", BOOLEAN, 0),
                        open("CommentBody", "Body", LONG_TEXT, 4_000, BYTES),
                        open("CommentBodyRichtext", "Body Richtext", HTML, 4_000));
    }

    /** {@return whether a record is a post in the feed of a case} */
    static boolean isOfCaseFeed(Row row) {
        return row.type().name().equals("FeedItem")
                && String.valueOf(row.get("ParentId")).startsWith("500");
    }

    /** Shows the feed items of cases, and takes none. */
    private static ObjectType caseFeed() {
        ObjectType type = new ObjectType(CASE_FEED, "Case Feed", "0D5", false, null);
        for (Field field : feedItem().fields()) {
            type.with(field.with(Set.of()));
        }
        return type.with(reference("ParentId", "Parent ID", "Case", "Parent"));
    }

    private static ObjectType feedItem() {
        return object("FeedItem", "Feed Item", "0D5", false, null)
                .with(
                        reference(
                                "ParentId",
                                "Parent ID",
                                List.of("Account", "Case", "Contact", "User"),
                                "Parent",
                                CREATEABLE,
                                REQUIRED),
                        open("Body", "Body", LONG_TEXT, 10_000, REQUIRED),
                        open("Title", "Title", TEXT, 255),
                        open("LinkUrl", "Link Url", URL, 1_000),
                        open("Type", "Feed Item Type", PICKLIST, 40).startingWith("TextPost"),
                        open("Visibility", "Visibility", PICKLIST, 40).startingWith("AllUsers"),
                        open("IsRichText", "Is Rich Text", BOOLEAN, 0));
    }
}
