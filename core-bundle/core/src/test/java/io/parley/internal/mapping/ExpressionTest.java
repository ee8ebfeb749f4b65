// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dashjoin.jsonata.Jsonata;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Expressions say what they mean, and end. */
class ExpressionTest {

    private static final Map<String, Object> KNOWN = Map.of("text", "a".repeat(40) + "!", "code", "$string(1 + 1)");

    @Test
    void undefinedIsNothingAndNullIsNull() throws Exception {
        assertThat(Expression.of("nobody.name").of(KNOWN)).isEmpty();
        assertThat(Expression.of("null").of(KNOWN)).contains(Jsonata.NULL_VALUE);
        assertThat(Expression.of("text ? null : 1").of(KNOWN)).contains(Jsonata.NULL_VALUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$match(text, /[0-9]+/)[0].match",
                "$replace(nobody, /x/, 'y')",
                "$split(nobody, ' ')",
                "$pad(nobody, 3)"
            })
    void guardedFunctionsOfNothingGiveNothing(String expression) throws Exception {
        assertThat(Expression.of(expression).of(KNOWN)).isEmpty();
    }

    @Test
    void guardedFunctionsDoWhatTheyDid() throws Exception {
        Map<String, Object> known = Map.of("text", "order 12 and 345");
        assertThat(Expression.of("$match(text, /[0-9]+/).match").of(known).orElseThrow())
                .hasToString("[12, 345]");
        assertThat(Expression.of("$contains(text, /[0-9]/)").of(known)).contains(true);
        assertThat(Expression.of("$contains(text, 'and')").of(known)).contains(true);
        assertThat(Expression.of("$replace(text, /[0-9]+/, '#', 1)").of(known)).contains("order # and 345");
        assertThat(Expression.of("$split(text, / /)[0]").of(known)).contains("order");
        assertThat(Expression.of("$pad('7', -3, '0')").of(known)).contains("007");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$contains(text, /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x/)",
                "$match(text, /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x/)",
                "$replace(text, /(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x/, 'b')",
                "($f := function($n){$f($n)}; $f(1))",
                "($f := function($n){$f($n) + 1}; $f(1))",
                "$sum([1..10000000])",
                "$reduce([1..40], function($a, $b){$a & $a}, 'x')",
                "$pad('x', 1000000000)",
                "$eval(code)"
            })
    void whatWouldNotEndIsEnded(String expression) throws Exception {
        Expression endless = Expression.of(expression);
        assertThatThrownBy(() -> endless.of(KNOWN)).isInstanceOf(MappingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a..b", "a) , \"x\": (b", "/a/", ""})
    void whatIsNoExpressionIsRefused(String text) {
        assertThatThrownBy(() -> Expression.of(text).of(KNOWN)).isInstanceOf(MappingException.class);
    }

    @Test
    void nothingOfJavaIsInReach() throws Exception {
        assertThat(Expression.of("text.class").of(KNOWN)).isEmpty();
        assertThatThrownBy(() -> Expression.of("text.getClass()").of(KNOWN)).isInstanceOf(MappingException.class);
    }
}
