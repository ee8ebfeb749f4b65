// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.model.Attachment;
import io.parley.model.Conversation;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.ReplyPolicy;
import io.parley.spi.Untrusted;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.http.ApiRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Optional;

/** Names, times and markup as Odoo takes them. */
final class OdooText {

    static final String MODULE = "parley";
    static final String MARK = "@parley>";
    static final String NOWHERE = "@parley.invalid";
    static final String REMOVED = "(removed by its author)";

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd HH:mm:ss")
            .toFormatter(Locale.ROOT);

    private OdooText() {}

    static String externalId(String key) {
        return MODULE + "." + name(key);
    }

    /** Never that of a contact or case, whose key may be the same: an underscore in those is followed by figures of a code. */
    static String messageName(String key) {
        return MODULE + "._message_" + name(key);
    }

    static String messageId(String key) {
        return "<" + name(key) + MARK;
    }

    /**
     * Odoo wants an address of each author, and many people on channels have none. This one names the case, so that it can be
     * told later that a message came from another case.
     */
    static String address(Optional<CrmRef> conversation) {
        return "case-" + conversation.map(CrmRef::id).orElse("") + NOWHERE;
    }

    /** {@return the id of the case in which a message was written; empty if its address does not tell} */
    static String caseOf(String address) {
        return address.startsWith("case-") && address.endsWith(NOWHERE)
                ? address.substring("case-".length(), address.length() - NOWHERE.length())
                : "";
    }

    /** Different for different keys, and without dots or blanks, which have a meaning in external ids. */
    static String name(String key) {
        return ApiRequest.encode(key).replace("_", "%5F").replace(".", "%2E").replace('%', '_');
    }

    static String time(Instant moment) {
        return TIME.format(moment.atOffset(ZoneOffset.UTC));
    }

    static Instant time(String text) {
        return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    }

    static String markup(String text) {
        return Untrusted.text(text, Integer.MAX_VALUE)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("\n", "<br>");
    }

    /** An address of the web; empty when it is of another kind, such as one that runs a script. */
    static String web(Optional<URI> address) {
        return address.filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                .map(URI::toString)
                .orElse("");
    }

    private static String link(URI address, String label) {
        String web = web(Optional.of(address));
        return web.isEmpty()
                ? markup(label + ": " + address)
                : "<a href=\"" + markup(web) + "\">" + markup(label) + "</a>";
    }

    static String body(Message message) {
        StringBuilder body = new StringBuilder(markup(message.text()));
        message.rating().ifPresent(rating -> body.append("<br>Rating: ")
                .append(number(rating.value()))
                .append(" of ")
                .append(number(rating.best())));
        for (Attachment attachment : message.attachments()) {
            String label = attachment.name().or(attachment::description).orElse(attachment.mediaType());
            body.append("<br>").append(link(attachment.link(), label));
        }
        message.page().ifPresent(page -> body.append("<br>")
                .append(link(page, "Open on " + message.id().channel())));
        if (message.direction() == Direction.INBOUND) {
            body.append(window(message.replyPolicy()));
        }
        return body.toString();
    }

    /** What the channel says of answers, as markup. */
    private static String window(ReplyPolicy policy) {
        StringBuilder window = new StringBuilder();
        policy.refusal().ifPresent(reason -> window.append("<br>No answer is possible: ")
                .append(markup(reason)));
        policy.until().ifPresent(end -> window.append("<br>Answers are possible until ")
                .append(time(end))
                .append(" UTC"));
        policy.maxLength()
                .ifPresent(most ->
                        window.append("<br>An answer may have ").append(most).append(" characters"));
        return window.toString();
    }

    /** Where a conversation is held, and which case it follows, as markup. */
    static String origin(Conversation conversation, Optional<CrmRef> former) {
        String channel = conversation.id().channel();
        String origin = conversation
                .page()
                .map(page -> link(page, "Open on " + channel))
                .orElse(markup("From " + channel));
        return origin
                + former.map(ref -> "<br><a href=\"/mail/view?model=" + ref.type() + "&amp;res_id=" + ref.id()
                                + "\">The case before this one</a>")
                        .orElse("");
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
