// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoutesTest {

    @Test
    void aRouteTakesTheConversationsThatItAsksFor() {
        Routes routes = new Routes(List.of(
                route("sales", "department=sales", "department=leads"),
                route("service", "department=service"),
                route("rest", "department=")));
        assertThat(routes.targetsOf("website", asking("sales", null))).containsExactly("sales");
        assertThat(routes.targetsOf("website", asking("leads", null))).containsExactly("sales");
        assertThat(routes.targetsOf("website", asking("", null))).containsExactly("rest");
        assertThat(routes.targetsOf("website", asking("press", null))).isEmpty();
        assertThat(routes.targetsOf("blog", asking("sales", null))).isEmpty();
        assertThat(routes.targetsOf("website")).containsExactly("rest", "sales", "service");
        assertThat(routes.unconditionalTargetsOf("website")).isEmpty();
    }

    @Test
    void allAttributesMustFit() {
        Routes routes = new Routes(List.of(route("shop", "department=sales", "page=https://shop.example.org/*")));
        assertThat(routes.targetsOf("website", asking("sales", "https://shop.example.org/kettles")))
                .containsExactly("shop");
        assertThat(routes.targetsOf("website", asking("sales", "https://www.example.org/shop.example.org/")))
                .isEmpty();
        assertThat(routes.targetsOf("website", asking("", "https://shop.example.org/kettles")))
                .isEmpty();
        assertThat(routes.targetsOf("website", asking("sales", null))).isEmpty();
    }

    @Test
    void onlyStarsAreSpecial() {
        Routes routes = new Routes(List.of(route("shop", "page=*.example.org/a*z")));
        assertThat(routes.targetsOf("website", asking("", "https://shop.example.org/abcz")))
                .containsExactly("shop");
        for (String other : List.of(
                "https://shopxexample.org/abcz",
                "https://shop.example.org/a",
                "https://shop.example.org/abcz/",
                "https://shop.example.org/z")) {
            assertThat(routes.targetsOf("website", asking("", other))).as(other).isEmpty();
        }
        Routes parts = new Routes(List.of(route("shop", "page=https://*/shop/*/x")));
        assertThat(parts.targetsOf("website", asking("", "https://a.example/shop/shop/x")))
                .containsExactly("shop");
        assertThat(parts.targetsOf("website", asking("", "https://a.example/shop/x")))
                .isEmpty();
    }

    @Test
    void whatIsNoConditionIsRefusedWithASentence() {
        assertThatThrownBy(() -> Condition.of(List.of("sales")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("department=sales");
    }

    private static Route route(String target, String... where) {
        return new Route(target, Set.of("website"), Set.of(target), false, Condition.of(List.of(where)));
    }

    private static Conversation asking(String department, String page) {
        Conversation.Builder conversation = Conversation.of(
                        new ExternalId("test", "threads", "1"), ConversationKind.CHAT, Visibility.PRIVATE)
                .page(page == null ? null : URI.create(page))
                .startedAt(Instant.EPOCH);
        return department.isEmpty()
                ? conversation.build()
                : conversation.attribute("department", department).build();
    }
}
