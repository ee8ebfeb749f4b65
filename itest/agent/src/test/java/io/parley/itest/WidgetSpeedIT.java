// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chat costs the site that shows it. Bytes are exact, and bounded; times are printed. */
class WidgetSpeedIT {

    private static final String WIDGET = "[data-parley-chat]";
    private static final int MOST_OF_THE_BUTTON = 20_000;
    private static final int MOST_OF_THE_PANEL = 40_000;

    private static final String WATCH = """
        window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(entry => window.shift += entry.value))
            .observe({ type: 'layout-shift', buffered: true });
        """;
    private static final String LOADED = """
        return performance.getEntriesByType('resource').filter(entry => !entry.name.includes('/api/'))
            .map(entry => ({ name: new URL(entry.name).pathname.split('/').pop(),
                firstByte: Math.round(entry.responseStart - entry.requestStart) }));
        """;
    private static final String LONG_TASKS = "return performance.getEntriesByType('longtask').length";

    @TempDir
    Path home;

    @Test
    void theButtonIsSmallMovesNothingAndOpensSoon() throws Exception {
        try (ChatStage stage = new ChatStage(home)) {
            Browser browser = stage.browser;
            browser.emulate("Page.enable", Map.of());
            browser.emulate("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            browser.emulate("Performance.enable", Map.of());
            browser.emulate("Network.enable", Map.of());
            browser.emulate("Network.setCacheDisabled", Map.of("cacheDisabled", true));
            stage.visitSite("website", "en", "", "{}");
            Eventually.holds(() -> browser.element(WIDGET));
            List<?> loaded = (List<?>) browser.run(LOADED);
            assertThat(loaded.toString()).contains("widget.js").doesNotContain("chat.js");
            Sizes button = sizes(stage, List.of("widget.js"));
            double scripts = metric(browser, "ScriptDuration");

            browser.run("""
                const button = document.querySelector(arguments[0]).shadowRoot.querySelector('button');
                const begin = performance.now();
                new MutationObserver(() => button.ariaExpanded === 'true' && (window.opened ??= performance.now() - begin))
                    .observe(button, { attributes: true });
                button.click();
                """, WIDGET);
            Eventually.holds(
                    () -> assertThat(browser.run("return window.opened")).isNotNull());
            Object opened = browser.run("return Math.round(window.opened)");
            assertThat(browser.run("return window.shift")).as("layout shift").isEqualTo(0L);
            Object longTasks = browser.run(LONG_TASKS);
            browser.enterFrame(WIDGET);
            Eventually.holds(() -> browser.element("html:not(.loading)"));
            List<?> panelLoaded = (List<?>) browser.run(LOADED);
            String folder = browser.element("body").getAttribute("data-assets").replaceFirst("^/chat/website/", "");
            Stream<String> files = panelLoaded.stream().map(entry -> folder + "/" + ((Map<?, ?>) entry).get("name"));
            Sizes panel = sizes(
                    stage,
                    Stream.concat(Stream.of("?embedded=1"), files.distinct()).toList());
            System.out.printf(
                    "button: %s %s, scripts of the site %.1f ms, long tasks %s; panel: %s, open after %s ms%n  %s%n",
                    button, loaded, scripts * 1000, longTasks, panel, opened, panelLoaded);
            assertThat(button.plain()).isLessThan(MOST_OF_THE_BUTTON);
            assertThat(panel.compressed()).isLessThan(MOST_OF_THE_PANEL);
        }
    }

    /**
     * Bytes of bodies.
     *
     * @param plain as they are
     * @param compressed as they are sent
     */
    private record Sizes(int plain, int compressed) {}

    private static Sizes sizes(ChatStage stage, List<String> files) throws Exception {
        int plain = 0;
        int compressed = 0;
        for (String file : files) {
            plain += size(stage, file, "identity");
            compressed += size(stage, file, "gzip");
        }
        return new Sizes(plain, compressed);
    }

    private static int size(ChatStage stage, String file, String encoding) throws Exception {
        URI address = URI.create(stage.chat().address() + "/chat/website/" + file);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", encoding)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofByteArray())
                .body()
                .length;
    }

    private static double metric(Browser browser, String name) {
        List<?> metrics =
                (List<?>) browser.emulate("Performance.getMetrics", Map.of()).get("metrics");
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> name.equals(metric.get("name")))
                .mapToDouble(metric -> ((Number) metric.get("value")).doubleValue())
                .sum();
    }
}
