// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static io.parley.lab.simulator.salesforce.Field.Trait.CREATEABLE;
import static io.parley.lab.simulator.salesforce.Field.Trait.REQUIRED;
import static io.parley.lab.simulator.salesforce.Field.Trait.UPDATEABLE;
import static io.parley.lab.simulator.salesforce.Field.oneOf;
import static io.parley.lab.simulator.salesforce.Field.open;
import static io.parley.lab.simulator.salesforce.Field.reference;
import static io.parley.lab.simulator.salesforce.FieldType.BOOLEAN;
import static io.parley.lab.simulator.salesforce.FieldType.DATETIME;
import static io.parley.lab.simulator.salesforce.FieldType.LONG_TEXT;
import static io.parley.lab.simulator.salesforce.FieldType.NUMBER;
import static io.parley.lab.simulator.salesforce.FieldType.PICKLIST;
import static io.parley.lab.simulator.salesforce.FieldType.TEXT;
import static io.parley.lab.simulator.salesforce.FieldType.URL;

import java.util.List;

/** The objects that an org has besides when Social Customer Service is enabled, as far as it matters here. */
final class SocialObjects {

    private static final List<String> PROVIDERS = List.of(
            "Facebook",
            "GooglePlus",
            "Instagram",
            "InstagramBusiness",
            "KakaoTalk",
            "Kik",
            "Line",
            "LinkedIn",
            "Messenger",
            "Other",
            "Pinterest",
            "QQ",
            "SinaWeibo",
            "SMS",
            "Snapchat",
            "Telegram",
            "Twitter",
            "VKontakte",
            "WeChat",
            "WhatsApp",
            "YouTube");
    private static final List<String> MESSAGE_TYPES =
            List.of("Comment", "Direct", "Post", "PrivateMessage", "Reply", "Retweet", "Tweet");

    private SocialObjects() {}

    /** Adds them. */
    static void enable(Schema schema) {
        schema.add(persona());
        schema.add(post());
    }

    private static ObjectType persona() {
        return StandardObjects.object("SocialPersona", "Social Persona", "0SP", false, null)
                .with(
                        open("Name", "Social Handle", TEXT, 255, REQUIRED),
                        reference(
                                "ParentId",
                                "Parent ID",
                                List.of("Account", "Contact", "Lead"),
                                "Parent",
                                CREATEABLE,
                                UPDATEABLE,
                                REQUIRED),
                        oneOf("Provider", "Provider", PROVIDERS, REQUIRED),
                        open("MediaProvider", "Media Provider", TEXT, 255),
                        open("ExternalId", "External ID", TEXT, 255),
                        open("RealName", "Real Name", TEXT, 255),
                        open("ProfileUrl", "Profile URL", URL, 255),
                        open("ExternalPictureURL", "Provider External Picture URL", URL, 255),
                        open("Bio", "Bio", LONG_TEXT, 32_000),
                        open("Followers", "Followers", NUMBER, 0),
                        open("Following", "Following", NUMBER, 0),
                        open("IsVerified", "Verified", BOOLEAN, 0),
                        open("IsDefault", "Default", BOOLEAN, 0));
    }

    private static ObjectType post() {
        return StandardObjects.object("SocialPost", "Social Post", "0ST", true, null)
                .with(
                        open("Name", "Social Post Name", TEXT, 255, REQUIRED),
                        reference("ParentId", "Parent ID", List.of("Case"), "Parent", CREATEABLE, UPDATEABLE),
                        reference("PersonaId", "Social Persona", "SocialPersona", "Persona", CREATEABLE, UPDATEABLE),
                        reference("ReplyToId", "Reply To", "SocialPost", "ReplyTo", CREATEABLE, UPDATEABLE),
                        oneOf("Provider", "Provider", PROVIDERS),
                        oneOf("MessageType", "Message Type", MESSAGE_TYPES),
                        open("MediaProvider", "Media Provider", TEXT, 255),
                        open("Handle", "Social Handle", TEXT, 255),
                        open("Headline", "Headline", TEXT, 255),
                        open("Content", "Message", LONG_TEXT, 32_000),
                        open("Posted", "Posted", DATETIME, 0),
                        open("PostUrl", "Post URL", URL, 255),
                        open("ExternalPostId", "External Post Id", TEXT, 255),
                        open("AttachmentUrl", "Attachment URL", URL, 255),
                        open("IsOutbound", "Is Outbound", BOOLEAN, 0),
                        open("ReviewScore", "Review Score", NUMBER, 0),
                        open("ReviewScale", "Review Scale", NUMBER, 0),
                        open("Status", "Status", PICKLIST, 255),
                        open("StatusMessage", "Status Message", TEXT, 255));
    }
}
