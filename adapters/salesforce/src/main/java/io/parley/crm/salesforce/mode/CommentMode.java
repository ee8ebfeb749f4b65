// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.Conversation;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RemoveMessage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Messages as case comments that are not public: works in every org, with nothing deployed. */
final class CommentMode implements Mode {

    private static final List<Needed> NEEDS = List.of(
            Needed.of(Json.CASE, "ContactId Description", People.CASE_FIELDS),
            Needed.of(Json.COMMENT, "ParentId CommentBody IsPublished", ""));

    private final People people;

    CommentMode(People people) {
        this.people = people;
    }

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public boolean keyed() {
        return false;
    }

    @Override
    public List<Needed> needs() {
        return Stream.concat(people.needs("Description").stream(), NEEDS.stream())
                .toList();
    }

    @Override
    public String advice() {
        return "Let the Run As user of the app create and edit contacts and cases.";
    }

    @Override
    public Optional<String> profileType() {
        return Optional.empty();
    }

    @Override
    public Optional<ProfileSearch> profileSearch() {
        return Optional.empty();
    }

    @Override
    public String author() {
        return "";
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
        return Json.COMMENT;
    }

    @Override
    public ObjectNode contact(CrmWrite.PutContact write) {
        SocialProfile profile = write.profile();
        String about = Stream.of(
                        Optional.of(profile.id().channel()),
                        profile.handle(),
                        profile.page().map(Object::toString))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" · "));
        return people.contact(write).put("Description", Words.comment(about, write.key()));
    }

    @Override
    public ObjectNode profile(CrmWrite.PutContact write, Links links) {
        throw new IllegalStateException("there are no profiles in this mode");
    }

    @Override
    public ObjectNode owner(ObjectNode profile, Parent contact, Links links) {
        throw new IllegalStateException("there are no profiles in this mode");
    }

    @Override
    public ObjectNode conversation(CrmWrite.PutConversation write, Links links) {
        Conversation conversation = write.conversation();
        String about = conversation.id().channel()
                + " · " + conversation.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + conversation.page().map(page -> " · " + page).orElse("");
        return people.conversation(write, links).put("Description", Words.comment(about, write.key()));
    }

    @Override
    public ObjectNode message(CrmWrite.PutMessage write, Optional<CrmRef> known, Links links) {
        String text = Words.heading(write) + "\n" + Words.text(write.message());
        return comment(text, write, write.conversation(), known, links);
    }

    @Override
    public ObjectNode removal(RemoveMessage write, Optional<CrmRef> known, Links links) {
        return comment(Words.REMOVED, write, write.conversation(), known, links);
    }

    private static ObjectNode comment(
            String text, CrmWrite write, Parent conversation, Optional<CrmRef> known, Links links) {
        ObjectNode json = known.map(Json::of)
                .orElseGet(() -> Json.of(Json.COMMENT).put("IsPublished", false))
                .put("CommentBody", Words.comment(text, write.key()));
        return known.isPresent() ? json : links.put(json, "ParentId", "Parent", Json.CASE, conversation);
    }
}
