// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.model.Attachment;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.Rating;
import io.parley.model.ReplyPolicy;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What people read in a message, in every mode. */
class ReadingTest {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    private Map<String, Object> written(OrgMode mode, Message.Builder message) throws Exception {
        mode.deploy(org);
        SalesforceAdapter adapter = new SalesforceAdapter(
                TestConfiguration.of(org).mode(mode.mode()).build(), lab.apiClients(), lab.htmlText());
        List<CrmRef> refs = OrgTest.write(adapter, Samples.question("1", "?"));
        Message built = message.build();
        CrmWrite write = new CrmWrite.PutMessage(
                built.id().key(),
                null,
                false,
                new Parent("case:1:1", refs.get(1)),
                new Parent(Samples.person("1").id().key(), refs.get(0)),
                built,
                Samples.person("1"),
                1);
        return org.record(OrgTest.write(adapter, List.of(write)).get(0).id());
    }

    private static Message.Builder message() {
        return Message.of(new ExternalId("lab", "messages", "2"))
                .conversation(Samples.conversation("1").id())
                .author(Samples.person("1").id())
                .direction(Direction.INBOUND)
                .text("Broken!")
                .page(URI.create("https://example.com/2"))
                .sentAt(Instant.parse("2026-05-04T12:00:00Z"));
    }

    @ParameterizedTest
    @EnumSource
    void authorPlaceTimeStarsAndFilesAreThere(OrgMode mode) throws Exception {
        Map<String, Object> record = written(
                mode,
                message()
                        .rating(new Rating(1, 5))
                        .attachment(Attachment.of(URI.create("https://example.com/photo.jpg"), "image/jpeg")));
        assertThat(mode.entry(record).text()).isEqualTo("Rating: 1 of 5\nBroken!\nhttps://example.com/photo.jpg");
        assertThat(record.toString()).contains("Person 1", "lab", "https://example.com/2", "2026-05-04");
    }

    @ParameterizedTest
    @EnumSource
    void theBoundsOfAnAnswerAreThere(OrgMode mode) throws Exception {
        Instant end = Instant.parse("2026-05-05T12:00:00Z");
        Map<String, Object> record = written(
                mode, message().replyPolicy(ReplyPolicy.allowed().until(end).atMost(500)));
        assertThat(record.toString()).contains("answer until 2026-05-05 12:00 UTC, at most 500 characters");
    }

    @ParameterizedTest
    @EnumSource
    void whyThereCanBeNoAnswerIsThere(OrgMode mode) throws Exception {
        Map<String, Object> record = written(mode, message().replyPolicy(ReplyPolicy.refused("The thread is closed")));
        assertThat(record.toString()).contains("No answer: The thread is closed");
    }
}
