// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** Tells what the site is and can. */
final class SiteIndex {

    private static final int HOUR = 3600;
    private static final Map<String, String> ROUTES = Map.of(
            "/", "GET",
            "/wp/v2/comments", "GET POST",
            "/wp/v2/comments/(?P<id>[\\d]+)", "GET POST PUT PATCH DELETE",
            "/wp/v2/posts", "GET POST",
            "/wp/v2/posts/(?P<id>[\\d]+)", "GET POST PUT PATCH DELETE",
            "/wp/v2/users/(?P<id>[\\d]+)", "GET POST PUT PATCH DELETE",
            "/wp/v2/users/me", "GET POST PUT PATCH DELETE");

    private final Site site;

    /** Creates that of a site. */
    SiteIndex(Site site) {
        this.site = site;
    }

    /** {@return the index, with the routes that are simulated} */
    Reply show() {
        ObjectNode index = JsonNodeFactory.instance.objectNode();
        index.put("name", Site.NAME).put("description", "");
        index.put("url", site.home.toString()).put("home", site.home.toString());
        BigDecimal hours = BigDecimal.valueOf(site.offset.getTotalSeconds())
                .divide(BigDecimal.valueOf(HOUR), 2, RoundingMode.HALF_UP);
        index.put(
                "gmt_offset",
                hours.signum() == 0 ? "0" : hours.stripTrailingZeros().toPlainString());
        index.put("timezone_string", "");
        index.putArray("namespaces").add("oembed/1.0").add("wp/v2").add("wp-site-health/v1");
        if (site.hasShop) {
            index.withArray("/namespaces").add("wc/v3");
        }
        index.putObject("authentication")
                .putObject("application-passwords")
                .putObject("endpoints")
                .put("authorization", site.home + "/wp-admin/authorize-application.php");
        ObjectNode routes = index.putObject("routes");
        ROUTES.forEach((route, methods) -> {
            ObjectNode about = routes.putObject(route);
            about.put("namespace", route.equals("/") ? "" : "wp/v2");
            for (String method : methods.split(" ")) {
                about.withArray("/methods").add(method);
            }
        });
        index.put("site_logo", 0).put("site_icon", 0).put("site_icon_url", "");
        Links links = new Links().to("help", "https://developer.wordpress.org/rest-api/");
        return new Reply(200, index, links.json(), Map.of());
    }
}
