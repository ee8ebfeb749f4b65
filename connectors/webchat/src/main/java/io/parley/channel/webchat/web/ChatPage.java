// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Mustache;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page on which visitors chat, with what it loads, and the script that opens it on other pages. */
public final class ChatPage {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                    + "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";
    private static final Pattern ASSET = Pattern.compile("/assets/(?:([0-9a-f]{16})/)?([A-Za-z0-9.-]+)");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String A_WHILE = "public, max-age=300";
    private static final String ASK_AGAIN = "no-cache";

    private final Assets assets;
    private final Asset html;
    private final Asset widget;
    private final String ancestors;

    /** The page of one account with the usual look, for no other pages. */
    public ChatPage(String account, String title) {
        this(account, Appearance.titled(title), List.of());
    }

    /** The page of one account; pages of the origins may show it. */
    public ChatPage(String account, Appearance appearance, List<String> origins) {
        assets = new Assets(appearance);
        html = new Asset("text/html; charset=utf-8", html(account, appearance, origins));
        widget = new Asset(Assets.JAVASCRIPT, widget(account, appearance, origins));
        ancestors = ("'self' " + String.join(" ", origins)).strip();
    }

    void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean embedded = "1".equals(request.getParameter("embedded"));
        response.setHeader("Content-Security-Policy", POLICY + (embedded ? ancestors : "'none'"));
        response.setHeader("Referrer-Policy", "no-referrer");
        html.send(request, response, ASK_AGAIN);
    }

    /** Sends a file of the page. Returns whether there is one. */
    boolean asset(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (path.equals("/widget.js")) {
            // Pages that isolate themselves load only what says that it may be loaded from elsewhere, and be measured.
            response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
            response.setHeader("Timing-Allow-Origin", "*");
            widget.send(request, response, A_WHILE);
            return true;
        }
        Matcher matcher = ASSET.matcher(path);
        Optional<Asset> file = matcher.matches() ? assets.file(matcher.group(2)) : Optional.empty();
        if (file.isPresent()) {
            file.get().send(request, response, assets.digest().equals(matcher.group(1)) ? FOR_EVER : ASK_AGAIN);
        }
        return file.isPresent();
    }

    private String html(String account, Appearance appearance, List<String> origins) {
        List<String> languages = appearance.languages().names();
        return Mustache.compiler()
                .escapeHTML(true)
                .compile(Asset.text("chat.html"))
                .execute(Map.of(
                        "account", account,
                        "title", appearance.title(languages.get(0)),
                        "assets", "/chat/" + account + "/assets/" + assets.digest(),
                        "modules", assets.modules(),
                        "languages", String.join(" ", languages),
                        "origins", String.join(" ", origins),
                        "scheme", appearance.theme().scheme()));
    }

    private static String widget(String account, Appearance appearance, List<String> origins) {
        ObjectNode settings = appearance.ofTheButton().put("account", account);
        ArrayNode allowed = settings.putArray("origins");
        origins.forEach(allowed::add);
        return Asset.text("widget.js").replace("\"(settings)\"", settings.toString());
    }
}
