// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Profiles and messages as the social personas and social posts of Salesforce itself. */
final class SocialMode implements Mode {

    static final String PERSONA = "SocialPersona";
    static final String POST = "SocialPost";
    static final String OTHER = "Other";

    private static final Map<String, String> PROVIDERS = Map.ofEntries(
            Map.entry("facebook", "Facebook"),
            Map.entry("instagram", "Instagram"),
            Map.entry("line", "Line"),
            Map.entry("linkedin", "LinkedIn"),
            Map.entry("messenger", "Messenger"),
            Map.entry("pinterest", "Pinterest"),
            Map.entry("sms", "SMS"),
            Map.entry("telegram", "Telegram"),
            Map.entry("twitter", "Twitter"),
            Map.entry("wechat", "WeChat"),
            Map.entry("whatsapp", "WhatsApp"),
            Map.entry("x", "Twitter"),
            Map.entry("youtube", "YouTube"));
    private static final List<Needed> NEEDS = List.of(
            Needed.of(Json.CASE, KEY + " ContactId", People.CASE_FIELDS),
            Needed.of(
                    PERSONA,
                    KEY + " ParentId Name Provider",
                    "MediaProvider ExternalId RealName ProfileUrl ExternalPictureURL Bio Followers Following IsVerified"),
            Needed.of(
                    POST,
                    KEY + " ParentId PersonaId Content IsOutbound",
                    "Name Headline Provider MediaProvider MessageType Handle Posted PostUrl ExternalPostId AttachmentUrl"
                            + " ReviewScore ReviewScale"));

    private final People people;

    SocialMode(People people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "social";
    }

    @Override
    public boolean keyed() {
        return true;
    }

    @Override
    public List<Needed> needs() {
        return Stream.concat(people.needs(KEY).stream(), NEEDS.stream()).toList();
    }

    @Override
    public String advice() {
        return "Enable Social Customer Service, deploy adapters/salesforce/metadata-social and assign the permission set"
                + " Parley Social to the Run As user of the app.";
    }

    @Override
    public Optional<String> profileType() {
        return Optional.of(PERSONA);
    }

    @Override
    public Optional<ProfileSearch> profileSearch() {
        return Optional.of(new SocialSearch(people.type().equals(Json.LEAD)));
    }

    @Override
    public String author() {
        return "Persona";
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
        return POST;
    }

    @Override
    public ObjectNode contact(CrmWrite.PutContact write) {
        return people.contact(write).put(KEY, write.key());
    }

    @Override
    public ObjectNode profile(CrmWrite.PutContact write, Links links) {
        SocialProfile profile = write.profile();
        String name = Words.name(profile, write.key());
        ObjectNode json = provider(
                        Json.of(PERSONA).put(KEY, write.key()), profile.id().channel())
                .put(
                        "Name",
                        profile.handle().filter(handle -> !handle.isBlank()).orElse(name))
                .put("RealName", name)
                .put("ExternalId", profile.id().id())
                .put("ProfileUrl", Words.address(profile.page()))
                .put("ExternalPictureURL", Words.address(profile.avatar()))
                .put("Bio", profile.bio().orElse(""))
                .put("Followers", Words.count(profile.followers()))
                .put("Following", Words.count(profile.following()))
                .put("IsVerified", profile.verified());
        return owner(json, People.parent(write), links);
    }

    @Override
    public ObjectNode owner(ObjectNode profile, Parent contact, Links links) {
        String type = links.isLead(contact, people.type()) ? Json.LEAD : Json.CONTACT;
        return links.put(profile, "ParentId", "Parent", type, contact);
    }

    @Override
    public ObjectNode conversation(CrmWrite.PutConversation write, Links links) {
        return people.conversation(write, links).put(KEY, write.key());
    }

    @Override
    public ObjectNode message(CrmWrite.PutMessage write, Optional<CrmRef> known, Links links) {
        Message message = write.message();
        boolean inbound = message.direction() == Direction.INBOUND;
        ObjectNode json = provider(Json.of(POST, write, known), message.id().channel())
                .put("Name", Words.title(message).isEmpty() ? "(no text)" : Words.title(message))
                .put("Headline", Words.reply(message))
                .put("Content", Words.text(message))
                .put("MessageType", kind(message))
                .put("Handle", Words.name(write.author(), message.author().key()))
                .put("Posted", Words.moment(message.sentAt()))
                .put("PostUrl", Words.address(message.page()))
                .put("ExternalPostId", message.id().id())
                .put("IsOutbound", !inbound);
        message.rating()
                .ifPresent(stars -> json.put("ReviewScore", stars.value()).put("ReviewScale", stars.best()));
        message.attachments().stream()
                .findFirst()
                .ifPresent(first -> json.put("AttachmentUrl", first.link().toString()));
        if (known.isEmpty()) {
            links.put(json, "ParentId", "Parent", Json.CASE, write.conversation());
        }
        if (known.isEmpty() && inbound) {
            json.putObject(author()).put(KEY, write.contact().key());
        }
        return json;
    }

    @Override
    public ObjectNode removal(RemoveMessage write, Optional<CrmRef> known, Links links) {
        ObjectNode json = Json.of(POST, write, known).put("Name", Words.REMOVED).put("Content", Words.REMOVED);
        return known.isPresent() ? json : links.put(json, "ParentId", "Parent", Json.CASE, write.conversation());
    }

    /** {@return the network as Salesforce calls it} */
    static String provider(String channel) {
        return PROVIDERS.getOrDefault(channel.toLowerCase(Locale.ROOT), OTHER);
    }

    private static ObjectNode provider(ObjectNode json, String channel) {
        return json.put("Provider", provider(channel)).put("MediaProvider", channel);
    }

    private static String kind(Message message) {
        if (message.visibility() == Visibility.PRIVATE) {
            return "PrivateMessage";
        }
        return message.inReplyTo().isPresent() ? "Reply" : "Post";
    }
}
