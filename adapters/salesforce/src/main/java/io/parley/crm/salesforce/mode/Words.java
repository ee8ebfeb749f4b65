// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import io.parley.model.ContactPoint;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.spi.Untrusted;
import io.parley.spi.crm.CrmWrite;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people read in the records. */
public final class Words {

    static final String REMOVED = "(removed by its author)";

    private static final int COMMENT_BYTES = 3_800;
    private static final Pattern MARKED = Pattern.compile("(?s)(.*\\n)?\\[parley:[!-~]{1,100}]\\s*");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** {@return the last line of what Parley wrote where there is no room for a key} */
    public static String marker(String key) {
        return "[parley:" + key + "]";
    }

    /** {@return whether a text ends with a line by which Parley knows it again} */
    public static boolean isMarked(String text) {
        return MARKED.matcher(text).matches();
    }

    /** {@return a comment with its marker; what does not fit is cut, and says so} */
    public static String comment(String text, String key) {
        String cut = text;
        while (cut.getBytes(StandardCharsets.UTF_8).length > COMMENT_BYTES) {
            cut = Untrusted.cut(cut, Math.min(COMMENT_BYTES, cut.length() * 9 / 10));
        }
        return cut + "\n" + marker(key);
    }

    /** {@return what a person is called} */
    static String name(SocialProfile profile, String otherwise) {
        return Stream.of(profile.displayName(), profile.handle().orElse(""), otherwise)
                .map(name -> Untrusted.line(name, 500))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /** {@return whether, until when and how long an answer may be; empty where there are no bounds} */
    static String reply(Message message) {
        ReplyPolicy policy = message.replyPolicy();
        if (message.direction() == Direction.OUTBOUND) {
            return "";
        }
        if (policy.refusal().isPresent()) {
            return "No answer: " + Untrusted.line(policy.refusal().get(), 200);
        }
        return Stream.of(
                        policy.until().map(end -> "answer until " + MINUTE.format(end)),
                        policy.maxLength().stream()
                                .mapToObj(most -> "at most " + most + " characters")
                                .findFirst())
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    /** {@return who says something, where and when, in a line} */
    static String heading(CrmWrite.PutMessage write) {
        Message message = write.message();
        String author = name(write.author(), message.author().key())
                + write.author()
                        .handle()
                        .map(handle -> " (" + Untrusted.line(handle, 100) + ")")
                        .orElse("");
        return (message.direction() == Direction.INBOUND ? "From " : "Sent by ") + author + " · "
                + message.id().channel() + " · " + MINUTE.format(message.sentAt())
                + message.page().map(page -> " · " + page).orElse("")
                + (reply(message).isEmpty() ? "" : " · " + reply(message));
    }

    /** {@return what is said, with the stars above and links to what is attached below} */
    static String text(Message message) {
        StringBuilder text = new StringBuilder(Untrusted.text(message.text(), 200_000));
        message.rating()
                .ifPresent(stars ->
                        text.insert(0, "Rating: " + number(stars.value()) + " of " + number(stars.best()) + "\n"));
        message.attachments().forEach(attachment -> text.append('\n').append(attachment.link()));
        return text.toString();
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** {@return the beginning of what is said, in a line} */
    static String title(Message message) {
        return Untrusted.line(text(message), 80);
    }

    static @Nullable String address(Optional<URI> address) {
        return address.map(URI::toString).orElse(null);
    }

    static @Nullable Long count(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : null;
    }

    /** {@return a moment as Salesforce keeps it} */
    static String moment(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static Optional<String> point(CrmWrite.PutContact write, ContactPoint.Kind kind) {
        return write.profile().best(kind).map(ContactPoint::value);
    }
}
