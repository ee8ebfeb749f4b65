// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Profiles and messages as objects that Parley deploys. */
final class CustomMode implements Mode {

    static final String PROFILE = "Parley_Profile__c";
    static final String MESSAGE = "Parley_Message__c";

    private static final List<Needed> NEEDS = List.of(
            Needed.of(Json.CASE, KEY + " ContactId", People.CASE_FIELDS),
            Needed.of(
                    PROFILE,
                    KEY + " Contact__c",
                    "Name Handle__c Channel__c Page__c Avatar__c Bio__c Location__c Verified__c Followers__c"
                            + " Following__c"),
            Needed.of(
                    MESSAGE,
                    KEY + " Case__c Profile__c Text__c Direction__c Removed__c",
                    "Name Author__c Sent_At__c Page__c Channel__c Revision__c Reply__c Reply_Until__c"));

    private static final Needed LEADS = Needed.of(PROFILE, "Lead__c", "");

    private final People people;

    CustomMode(People people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "custom";
    }

    @Override
    public boolean keyed() {
        return true;
    }

    @Override
    public List<Needed> needs() {
        Stream<Needed> leads = people.type().equals(Json.LEAD) ? Stream.of(LEADS) : Stream.empty();
        return Stream.of(people.needs(KEY).stream(), NEEDS.stream(), leads)
                .flatMap(Function.identity())
                .toList();
    }

    @Override
    public String advice() {
        return "Deploy adapters/salesforce/metadata and assign the permission set Parley to the Run As user of the app.";
    }

    @Override
    public Optional<String> profileType() {
        return Optional.of(PROFILE);
    }

    @Override
    public Optional<ProfileSearch> profileSearch() {
        return Optional.of(new CustomSearch(people.type().equals(Json.LEAD)));
    }

    @Override
    public String author() {
        return "Profile__r";
    }

    @Override
    public String personType() {
        return people.type();
    }

    @Override
    public ObjectNode called(ObjectNode aCase, Parent contact, Links links) {
        return people.called(aCase, contact, links);
    }

    @Override
    public String messageType() {
        return MESSAGE;
    }

    @Override
    public ObjectNode contact(CrmWrite.PutContact write) {
        return people.contact(write).put(KEY, write.key());
    }

    @Override
    public ObjectNode profile(CrmWrite.PutContact write, Links links) {
        SocialProfile profile = write.profile();
        ObjectNode json = Json.of(PROFILE)
                .put(KEY, write.key())
                .put("Name", Words.name(profile, write.key()))
                .put("Handle__c", profile.handle().orElse(""))
                .put("Channel__c", profile.id().channel())
                .put("Page__c", Words.address(profile.page()))
                .put("Avatar__c", Words.address(profile.avatar()))
                .put("Bio__c", profile.bio().orElse(""))
                .put("Location__c", profile.location().orElse(""))
                .put("Verified__c", profile.verified())
                .put("Followers__c", Words.count(profile.followers()))
                .put("Following__c", Words.count(profile.following()));
        return owner(json, People.parent(write), links);
    }

    @Override
    public ObjectNode owner(ObjectNode profile, Parent contact, Links links) {
        return links.isLead(contact, people.type())
                ? links.put(profile.putNull("Contact__c"), "Lead__c", "Lead__r", Json.LEAD, contact)
                : links.put(profile.putNull("Lead__c"), "Contact__c", "Contact__r", Json.CONTACT, contact);
    }

    @Override
    public ObjectNode conversation(CrmWrite.PutConversation write, Links links) {
        return people.conversation(write, links).put(KEY, write.key());
    }

    @Override
    public ObjectNode message(CrmWrite.PutMessage write, Optional<CrmRef> known, Links links) {
        Message message = write.message();
        boolean inbound = message.direction() == Direction.INBOUND;
        ObjectNode json = Json.of(MESSAGE, write, known)
                .put("Name", Words.title(message))
                .put("Text__c", Words.text(message))
                .put("Author__c", Words.name(write.author(), message.author().key()))
                .put("Direction__c", inbound ? "Inbound" : "Outbound")
                .put("Sent_At__c", Words.moment(message.sentAt()))
                .put("Page__c", Words.address(message.page()))
                .put("Channel__c", message.id().channel())
                .put("Revision__c", write.revision())
                .put("Removed__c", false)
                .put("Reply__c", Words.reply(message))
                .put(
                        "Reply_Until__c",
                        message.replyPolicy().until().map(Words::moment).orElse(null));
        if (known.isEmpty()) {
            links.put(json, "Case__c", "Case__r", Json.CASE, write.conversation());
        }
        if (known.isEmpty() && inbound) {
            json.putObject(author()).put(KEY, write.contact().key());
        }
        return json;
    }

    @Override
    public ObjectNode removal(RemoveMessage write, Optional<CrmRef> known, Links links) {
        ObjectNode json = Json.of(MESSAGE, write, known)
                .put("Removed__c", true)
                .put("Name", Words.REMOVED)
                .put("Text__c", Words.REMOVED);
        return known.isPresent() ? json : links.put(json, "Case__c", "Case__r", Json.CASE, write.conversation());
    }
}
