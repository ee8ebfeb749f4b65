// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.spi.Configured;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The REST interface of one site, as the configured user may use it. */
final class Site {

    static final int MOST_COMMENTS = 100;

    private static final String COMMENTS = "wp/v2/comments";
    private static final String PLAIN = "rest_route=/";
    private static final String FIELDS = "id,post,parent,author,author_name,author_email,author_url,author_avatar_urls,"
            + "date,date_gmt,content,link,status,type,_links.up,_embedded";

    /**
     * The site compares with what its wall clock showed at the time. That is set back each autumn, and a site may have moved
     * to another time zone since: from one end of the world to the other it is 26 hours.
     */
    private static final Duration WALL_CLOCKS = Duration.ofHours(26);

    private static final Duration FLOOD = Duration.ofSeconds(15);

    /** A hundred of the longest comments, typed and as HTML, in the escapes of JSON. */
    private static final int MOST_BYTES = 50_000_000;

    private final String address;
    private final String realm;
    private final String routes;
    private final ApiClient client;

    Site(WordPressConfiguration configuration, ApiClients clients) {
        URI endpoint = endpoint(configuration.endpoint());
        String user = Configured.text("user", configuration.user(), "a username of WordPress");
        if (user.contains(":")) {
            throw new IllegalArgumentException("user must be a username of WordPress, which has no colon");
        }
        String path = endpoint.getRawPath().replaceFirst("/+$", "");
        address = endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path;
        realm = endpoint.getRawAuthority().toLowerCase(Locale.ROOT) + path;
        routes = endpoint.getQuery() == null ? "/wp-json/" : "/?" + PLAIN;
        client = clients.open(ApiSettings.endpoint(URI.create(address))
                .basic(
                        user,
                        Configured.text(
                                "applicationPassword",
                                configuration._applicationPassword(),
                                "an application password of that user, such as abcd EFGH 1234 ijkl MNOP 5678"))
                .maxResponseBytes(MOST_BYTES)
                .statusRow(this::meaningOf)
                .build());
    }

    private static URI endpoint(String text) {
        String meaning = "the address of the site, such as https://example.org/blog or https://example.org/?" + PLAIN;
        URI endpoint = Configured.address("endpoint", text, meaning);
        String query = endpoint.getQuery();
        if (endpoint.getFragment() != null || query != null && !query.equals(PLAIN)) {
            throw new IllegalArgumentException("endpoint must be " + meaning);
        }
        return endpoint;
    }

    /** The host and the path: the ids of a site are its own. */
    String realm() {
        return realm;
    }

    /** The number of a message, which another site may have given to something else. */
    long number(Message message) throws SyncException.RecordGone {
        if (!message.id().realm().equals(realm)) {
            throw new SyncException.RecordGone(
                    "The comment stood on " + message.id().realm() + ", and the account is configured for " + realm);
        }
        return number(message.id());
    }

    /** The number in an id. */
    static long number(ExternalId id) {
        return Long.parseLong(id.id().substring(id.id().indexOf('/') + 1));
    }

    /** The configured user; always with a number. */
    JsonNode user() throws SyncException, InterruptedException {
        JsonNode user = send(get("wp/v2/users/me")
                        .query("context", "edit")
                        .query("_fields", "id,name,roles,capabilities"))
                .json();
        if (user.path("id").asLong() < 1) {
            throw new SyncException.Transient(address + " does not say who the configured user is", false, null);
        }
        return user;
    }

    /** Comments as whoever may moderate sees them, else as everybody does. */
    Comments comments(CommentType type, UnaryOperator<ApiRequest.Builder> which)
            throws SyncException, InterruptedException {
        UnaryOperator<ApiRequest.Builder> all = request -> which.apply(request.query("per_page", MOST_COMMENTS)
                .query("type", type.word())
                .query("orderby", "date_gmt")
                .query("_embed", "up")
                .query("_fields", FIELDS));
        ApiResponse answer = send(all.apply(get(COMMENTS))
                .query("context", "edit")
                .query("status", "all")
                .accept(403));
        return Comments.of(answer.status() == 403 ? send(all.apply(get(COMMENTS))) : answer);
    }

    /** How a comment stands now. */
    Standing standing(long comment) throws SyncException, InterruptedException {
        ApiResponse answer = send(get(COMMENTS + "/" + comment)
                .query("_fields", "id,status")
                .accept(403)
                .accept(404));
        return answer.status() < 400 ? Standing.of(answer.json()) : Standing.GONE;
    }

    /**
     * Lets a comment stand as it should. Whoever changes a comment is put in the place of its author, with address and
     * browser, unless those are told.
     */
    void move(long comment, Standing next) throws SyncException, InterruptedException {
        ApiResponse answer = send(get(COMMENTS + "/" + comment)
                .query("context", "edit")
                .query("_fields", "id,status,author_ip,author_user_agent")
                .accept(403));
        if (answer.status() == 403) {
            throw new SyncException.ItemRejected(
                    "The configured user may not moderate comments; give it the role Editor in WordPress");
        }
        JsonNode now = answer.json();
        if (Standing.of(now) == next) {
            return;
        }
        ObjectNode change = JsonNodeFactory.instance.objectNode().put("status", next.word());
        for (String kept : List.of("author_ip", "author_user_agent")) {
            if (!now.path(kept).asText("").isEmpty()) {
                change.set(kept, now.path(kept));
            }
        }
        send(ApiRequest.post(routes + COMMENTS + "/" + comment).json(change));
    }

    /** The parameter that leaves out what is older, roughly. */
    static String after(Instant moment) {
        return moment.minus(WALL_CLOCKS).minusSeconds(1).toString();
    }

    /** Writes a comment; empty if there is one with the same words already. */
    Optional<JsonNode> write(ObjectNode comment) throws SyncException, InterruptedException {
        ApiResponse answer =
                send(ApiRequest.post(routes + COMMENTS).json(comment).accept(409));
        return answer.status() == 409 ? Optional.empty() : Optional.of(answer.json());
    }

    /** Why there is nothing at the usual place: what the site says of itself at the place that works everywhere. */
    SyncException notFound() throws InterruptedException {
        String hint = "check the address, and whether something on the site switches the REST API off";
        try {
            ApiRequest index =
                    ApiRequest.get("/?" + PLAIN).query("_fields", "home").build();
            String home = client.send(index).json().path("home").asText("");
            if (!home.isEmpty()) {
                hint = "the site calls itself " + home + ": put that into endpoint, with /?" + PLAIN
                        + " at its end if its permalinks are plain";
            }
        } catch (SyncException e) {
            hint += " (" + e.getMessage() + ")";
        }
        return new SyncException.Permanent("There is no REST API at " + address + routes + "; " + hint);
    }

    ApiRequest.Builder get(String route) {
        return ApiRequest.get(routes + route);
    }

    ApiResponse send(ApiRequest.Builder request) throws SyncException, InterruptedException {
        return client.send(request.build());
    }

    private Optional<SyncException> meaningOf(ApiResponse answer) {
        int status = answer.status();
        if (status == 401) {
            return Optional.of(new SyncException.AuthExpired(address + " takes the agent for a stranger (status 401):"
                    + " make a new application password in WordPress; if it is right, see whether the address begins"
                    + " with https and whether the web server passes the header Authorization on"));
        }
        return Optional.ofNullable(
                switch (code(answer)) {
                    case "comment_flood" ->
                        new SyncException.RateLimited(
                                "WordPress lets this user write one comment in " + FLOOD.toSeconds() + " s",
                                Instant.now().plus(FLOOD));
                    case "rest_comment_closed" ->
                        new SyncException.ItemRejected("Comments are closed on this post; allow them in WordPress"
                                + " in the post's settings, then answer again");
                    case "rest_comment_trash_post", "rest_comment_draft_post", "rest_comment_invalid_post_id" ->
                        new SyncException.RecordGone("The post of this comment is no longer published");
                    case "rest_forbidden_context", "rest_forbidden_param", "rest_cannot_read" -> null;
                    default ->
                        status == 403
                                ? new SyncException.ItemRejected(
                                        address + " forbids this (status 403); a security plug-in may be the reason")
                                : null;
                });
    }

    private static String code(ApiResponse answer) {
        if (answer.status() < 400) {
            return "";
        }
        try {
            return answer.json().path("code").asText("");
        } catch (SyncException.Transient e) {
            return "a page of somebody else than WordPress";
        }
    }
}
