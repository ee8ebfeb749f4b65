// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import io.parley.lab.simulator.salesforce.SoqlTokens.Kind;
import io.parley.lab.simulator.salesforce.SoqlTokens.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads queries of fields or COUNT(), conditions, an order and a limit; there are no groups or inner queries. */
final class SoqlParser {

    private static final Set<String> COMPARISONS = Set.of("=", "!=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> EQUALITIES = Set.of("=", "!=", "<>");

    private final Schema schema;
    private final SoqlTokens tokens;
    private final ObjectType from;
    private final List<SoqlPath> select = new ArrayList<>();

    private SoqlParser(Schema schema, String query) {
        this.schema = schema;
        tokens = new SoqlTokens(query);
        tokens.expect("SELECT");
        List<Token> names = new ArrayList<>();
        boolean counting = tokens.takeIf("COUNT");
        if (counting) {
            tokens.expect("(");
            tokens.expect(")");
        }
        while (!counting && (names.isEmpty() || tokens.takeIf(","))) {
            Token name = tokens.expect(Kind.NAME);
            if (name.is("FROM")) {
                throw tokens.unexpected(name);
            }
            names.add(name);
        }
        tokens.expect("FROM");
        from = schema.queried(tokens.expect(Kind.NAME).text());
        Set<String> seen = new HashSet<>();
        for (Token name : names) {
            if (!seen.add(name.text().toLowerCase(Locale.ROOT))) {
                throw Refusal.of(400, "MALFORMED_QUERY", "duplicate field selected: " + name.text());
            }
            select.add(SoqlPath.read(schema, from, name.text()));
        }
    }

    /** {@return the query} */
    static SoqlQuery parse(Schema schema, String query) {
        return new SoqlParser(schema, query).rest();
    }

    private SoqlQuery rest() {
        @Nullable SoqlCondition where = tokens.takeIf("WHERE") ? conditions() : null;
        List<SoqlOrder> orders = new ArrayList<>();
        if (tokens.takeIf("ORDER")) {
            tokens.expect("BY");
            do {
                orders.add(order());
            } while (tokens.takeIf(","));
        }
        int limit = Integer.MAX_VALUE;
        if (tokens.takeIf("LIMIT")) {
            Token number = tokens.expect(Kind.NUMBER);
            if (!number.text().matches("\\d{1,9}")) {
                throw tokens.unexpected(number);
            }
            limit = Integer.parseInt(number.text());
        }
        tokens.expect(Kind.END);
        return new SoqlQuery(select, from, where, orders, limit);
    }

    private SoqlOrder order() {
        Token name = tokens.expect(Kind.NAME);
        SoqlPath path = usable(SoqlPath.read(schema, from, name.text()), "sorted");
        boolean descending = !tokens.takeIf("ASC") && tokens.takeIf("DESC");
        boolean nullsFirst = true;
        if (tokens.takeIf("NULLS")) {
            nullsFirst = tokens.takeIf("FIRST");
            if (!nullsFirst) {
                tokens.expect("LAST");
            }
        }
        return new SoqlOrder(path, descending, nullsFirst);
    }

    private SoqlCondition conditions() {
        List<SoqlCondition> parts = new ArrayList<>(List.of(condition()));
        // AND and OR side by side need brackets: whoever reads on does not expect the other one.
        String word = tokens.peek().is("OR") ? "OR" : "AND";
        while (tokens.takeIf(word)) {
            parts.add(condition());
        }
        return word.equals("OR") ? new SoqlCondition.Any(parts) : new SoqlCondition.All(parts);
    }

    private SoqlCondition condition() {
        if (tokens.takeIf("NOT")) {
            return new SoqlCondition.Not(condition());
        }
        if (tokens.takeIf("(")) {
            SoqlCondition inner = conditions();
            tokens.expect(")");
            return inner;
        }
        SoqlPath path =
                usable(SoqlPath.read(schema, from, tokens.expect(Kind.NAME).text()), "filtered");
        SoqlLiteral literal = new SoqlLiteral(path.field());
        Token operator = tokens.take();
        if (COMPARISONS.contains(operator.text()) && operator.kind() == Kind.SIGN) {
            if (path.field().type() == FieldType.BOOLEAN && !EQUALITIES.contains(operator.text())) {
                throw literal.badOperator();
            }
            return new SoqlCondition.Compare(path, operator.text(), literal.value(tokens, tokens.take()));
        }
        if (operator.is("IN")) {
            return oneOf(path, literal);
        }
        if (operator.is("NOT")) {
            tokens.expect("IN");
            return new SoqlCondition.Not(oneOf(path, literal));
        }
        if (operator.is("LIKE")) {
            return new SoqlCondition.Like(path, literal.pattern(tokens, tokens.take()));
        }
        throw tokens.unexpected(operator);
    }

    private SoqlCondition oneOf(SoqlPath path, SoqlLiteral literal) {
        List<@Nullable Object> values = new ArrayList<>();
        tokens.expect("(");
        do {
            values.add(literal.value(tokens, tokens.take()));
        } while (tokens.takeIf(","));
        tokens.expect(")");
        return new SoqlCondition.OneOf(path, values);
    }

    private static SoqlPath usable(SoqlPath path, String how) {
        if (!path.field().type().filterable()) {
            throw Refusal.of(
                    400, "INVALID_FIELD", "field '" + path.field().name() + "' can not be " + how + " in a query call");
        }
        return path;
    }
}
