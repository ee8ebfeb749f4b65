// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.ContactPoint;
import io.parley.spi.crm.ContactQuestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which of the people that were asked for together a record of Odoo may be. */
final class Likeness {

    static final List<String> EMAILS = List.of("email", "email_from", "email_normalized");
    static final List<String> PHONES = List.of("phone", "mobile", "phone_sanitized");

    /** With fewer figures than these, the ends of two numbers say nothing. */
    private static final int LEAST_FIGURES = 7;

    private Likeness() {}

    static Set<String> points(ContactQuestion question, ContactPoint.Kind kind) {
        return question.points().stream()
                .filter(point -> point.kind() == kind)
                .map(point -> point.value().strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static boolean byPoint(ContactQuestion question, JsonNode record) {
        Set<String> emails = points(question, ContactPoint.Kind.EMAIL);
        Set<String> phones = points(question, ContactPoint.Kind.PHONE);
        return texts(record, EMAILS).stream().anyMatch(email -> emails.contains(email.toLowerCase(Locale.ROOT)))
                || texts(record, PHONES).stream()
                        .anyMatch(phone -> phones.stream().anyMatch(asked -> sameNumber(asked, phone)));
    }

    static boolean byHandle(ContactQuestion question, JsonNode record) {
        String handle = question.handle().orElse("");
        JsonNode channel = record.path(ProfileFields.CHANNEL);
        return !handle.isEmpty()
                && record.path(ProfileFields.HANDLE).asText().equals(handle)
                && (channel.isMissingNode()
                        || channel.asText().equals(question.profile().channel()));
    }

    /** {@return what stands in these fields, each once} */
    static Set<String> texts(JsonNode record, List<String> fields) {
        return fields.stream()
                .map(record::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean sameNumber(String one, String other) {
        String figures = figures(one);
        String others = figures(other);
        return figures.length() >= LEAST_FIGURES
                && others.length() >= LEAST_FIGURES
                && (figures.endsWith(others) || others.endsWith(figures));
    }

    private static String figures(String number) {
        return number.replaceAll("\\D", "").replaceFirst("^0+", "");
    }
}
