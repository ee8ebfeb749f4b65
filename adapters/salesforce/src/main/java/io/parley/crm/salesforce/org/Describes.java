// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.SyncException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks the org what it has, with one call, and remembers that for an hour. */
public final class Describes {

    private static final Duration LASTING = Duration.ofHours(1);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final String QUEUES =
            "SELECT Id, DeveloperName FROM Group WHERE Type = 'Queue' ORDER BY DeveloperName LIMIT 2000";

    private final Composite composite;
    private final InstantSource clock;
    private final List<String> objects;
    private volatile @Nullable OrgSchema known;

    /**
     * Asks about some objects.
     *
     * @param objects their names in the API
     */
    public Describes(Composite composite, InstantSource clock, List<String> objects) {
        this.composite = composite;
        this.clock = clock;
        this.objects = List.copyOf(objects);
    }

    /** {@return what was said within the hour} */
    public OrgSchema current() throws SyncException, InterruptedException {
        OrgSchema schema = known;
        return schema == null || schema.readAt().plus(LASTING).isBefore(clock.instant()) ? fresh() : schema;
    }

    /**
     * The org refused something that it had described.
     *
     * @return whether it may have changed since; then it is asked again
     */
    public boolean outdated(OrgSchema schema) {
        if (schema.readAt().plus(FRESH).isAfter(clock.instant())) {
            return false;
        }
        known = null;
        return true;
    }

    /** {@return what the org says now} */
    public OrgSchema fresh() throws SyncException, InterruptedException {
        List<ObjectNode> parts = new ArrayList<>();
        objects.forEach(object -> parts.add(composite.get("/sobjects/" + object + "/describe")));
        parts.add(composite.query(QUEUES, false));
        List<JsonNode> answers = composite.send(parts);
        Map<String, OrgObject> found = new HashMap<>();
        for (int i = 0; i < objects.size(); i++) {
            if (Composite.succeeded(answers.get(i))) {
                found.put(objects.get(i), OrgObject.read(answers.get(i).path("body")));
            } else {
                absent(answers.get(i));
            }
        }
        OrgSchema schema = new OrgSchema(found, queues(answers.get(objects.size())), clock.instant());
        known = schema;
        return schema;
    }

    private static Map<String, String> queues(JsonNode answer) throws SyncException {
        Map<String, String> queues = new HashMap<>();
        if (Composite.succeeded(answer)) {
            for (JsonNode queue : Composite.found(answer)) {
                queues.put(
                        queue.path("DeveloperName").asText(), queue.path("Id").asText());
            }
        } else {
            absent(answer);
        }
        return queues;
    }

    /** What was not told for a while is not the same as what is not there. */
    private static void absent(JsonNode answer) throws SyncException {
        SyncException reason = Refusals.meaningOf(answer.path("body"));
        if (reason instanceof SyncException.Transient || reason instanceof SyncException.RateLimited) {
            throw reason;
        }
    }
}
