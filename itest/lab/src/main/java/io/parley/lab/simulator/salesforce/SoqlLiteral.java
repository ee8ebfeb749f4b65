// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import io.parley.lab.simulator.salesforce.SoqlTokens.Kind;
import io.parley.lab.simulator.salesforce.SoqlTokens.Token;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values that stand in a query beside a field; what they can be depends on it. */
final class SoqlLiteral {

    private final Field field;

    /** Stands beside that field. */
    SoqlLiteral(Field field) {
        this.field = field;
    }

    /** {@return the value; null for null} */
    @Nullable Object value(SoqlTokens tokens, Token token) {
        if (token.is("null")) {
            return null;
        }
        boolean literal = token.kind() == Kind.TEXT
                || token.kind() == Kind.NUMBER
                || token.kind() == Kind.TIME
                || token.is("true")
                || token.is("false");
        if (!literal) {
            throw tokens.unexpected(token);
        }
        return switch (field.type()) {
            case BOOLEAN -> {
                demand(token.kind() == Kind.NAME, "boolean", false);
                yield Boolean.valueOf(token.text());
            }
            case NUMBER -> {
                demand(token.kind() == Kind.NUMBER, "double", false);
                yield Double.valueOf(token.text());
            }
            case DATETIME -> {
                demand(token.kind() == Kind.TIME, "dateTime", false);
                yield Times.read(token.text()).orElseThrow(() -> tokens.unexpected(token));
            }
            case ID, REFERENCE -> {
                demand(token.kind() == Kind.TEXT, "ID", true);
                yield RecordIds.read(text(token))
                        .orElseThrow(() ->
                                Refusal.of(400, "INVALID_QUERY_FILTER_OPERATOR", "invalid ID field: " + text(token)));
            }
            default -> {
                demand(token.kind() == Kind.TEXT, "string", true);
                String text = text(token);
                yield text.isEmpty() ? null : text;
            }
        };
    }

    /** {@return the pattern of a LIKE} */
    Pattern pattern(SoqlTokens tokens, Token token) {
        if (!field.type().textual() || field.type() == FieldType.ID || field.type() == FieldType.REFERENCE) {
            throw badOperator();
        }
        if (token.kind() != Kind.TEXT) {
            throw tokens.unexpected(token);
        }
        StringBuilder pattern = new StringBuilder();
        String written = token.text().substring(1, token.text().length() - 1);
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            if (letter == '\\') {
                i++;
                pattern.append(Pattern.quote(String.valueOf(unescaped(written.charAt(i)))));
            } else if (letter == '%') {
                pattern.append(".*");
            } else {
                pattern.append(letter == '_' ? "." : Pattern.quote(String.valueOf(letter)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** {@return the operator does not fit the field} */
    Refusal badOperator() {
        return Refusal.of(
                400,
                "INVALID_QUERY_FILTER_OPERATOR",
                "invalid operator on " + field.type().described() + " field");
    }

    private void demand(boolean right, String type, boolean quoted) {
        if (!right) {
            throw Refusal.of(
                    400,
                    "INVALID_FIELD",
                    "value of filter criterion for field '" + field.name() + "' must be of type " + type
                            + (quoted ? " and should be enclosed in quotes" : " and should not be enclosed in quotes"));
        }
    }

    private static String text(Token token) {
        StringBuilder text = new StringBuilder();
        String written = token.text().substring(1, token.text().length() - 1);
        for (int i = 0; i < written.length(); i++) {
            char letter = written.charAt(i);
            text.append(letter == '\\' ? unescaped(written.charAt(++i)) : letter);
        }
        return text.toString();
    }

    private static char unescaped(char letter) {
        return switch (letter) {
            case 'n', 'N' -> '\n';
            case 'r', 'R' -> '\r';
            case 't', 'T' -> '\t';
            case 'b', 'B' -> '\b';
            case 'f', 'F' -> '\f';
            case '"', '\'', '\\', '_', '%' -> letter;
            default -> throw Refusal.of(400, "MALFORMED_QUERY", "invalid string escape sequence: \\" + letter);
        };
    }
}
