// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a query, read one after the other. */
final class SoqlTokens {

    private static final Pattern WORDS = Pattern.compile("\\s*(?:"
            + "(?<time>\\d{4}-\\d\\d-\\d\\dT[0-9:.]+(?:Z|[+-]\\d\\d:?\\d\\d))"
            + "|(?<number>-?\\d+(?:\\.\\d+)?)"
            + "|(?<name>[A-Za-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*)"
            + "|(?<text>'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<sign><=|>=|!=|<>|[=<>(),])"
            + ")");

    private final String query;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /** Reads this query. */
    SoqlTokens(String query) {
        this.query = query;
        Matcher word = WORDS.matcher(query);
        int end = 0;
        while (!query.substring(end).isBlank()) {
            word.region(end, query.length());
            if (!word.lookingAt()) {
                String rest = query.substring(end).trim();
                throw refusal("unexpected token: '" + rest.charAt(0) + "'", query.indexOf(rest, end));
            }
            tokens.add(token(word));
            end = word.end();
        }
        tokens.add(new Token(Kind.END, "<EOF>", query.length()));
    }

    /** Kinds of words. */
    enum Kind {
        /** A point in time. */
        TIME,
        /** A number. */
        NUMBER,
        /** A key word, a field or a path of fields. */
        NAME,
        /** A text in quotes. */
        TEXT,
        /** An operator, a bracket or a comma. */
        SIGN,
        /** The end of the query. */
        END
    }

    /**
     * One word.
     *
     * @param kind of word
     * @param text as written
     * @param start where it begins
     */
    record Token(Kind kind, String text, int start) {

        /** {@return whether it is that key word or sign} */
        boolean is(String word) {
            return (kind == Kind.NAME || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
        }
    }

    /** {@return the next word, which stays the next} */
    Token peek() {
        return tokens.get(next);
    }

    /** {@return the next word} */
    Token take() {
        Token token = tokens.get(next);
        next += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    /** {@return whether the next word was that, which then is taken} */
    boolean takeIf(String word) {
        boolean found = peek().is(word);
        next += found ? 1 : 0;
        return found;
    }

    /** Takes that word, or refuses the query. */
    void expect(String word) {
        if (!takeIf(word)) {
            throw unexpected(peek());
        }
    }

    /** {@return the next word, which must be of that kind} */
    Token expect(Kind kind) {
        if (peek().kind() != kind) {
            throw unexpected(peek());
        }
        return take();
    }

    /** {@return the query is not written well} */
    Refusal unexpected(Token token) {
        return refusal("unexpected token: '" + token.text() + "'", token.start());
    }

    private Refusal refusal(String message, int at) {
        return Refusal.of(
                400, "MALFORMED_QUERY", "\n" + query + "\nERROR at Row:1:Column:" + (at + 1) + "\n" + message);
    }

    private static Token token(Matcher word) {
        for (Kind kind : List.of(Kind.TIME, Kind.NUMBER, Kind.NAME, Kind.TEXT, Kind.SIGN)) {
            String group = kind.name().toLowerCase(Locale.ROOT);
            if (word.group(group) != null) {
                return new Token(kind, word.group(group), word.start(group));
            }
        }
        throw new IllegalStateException("a word of no kind");
    }
}
