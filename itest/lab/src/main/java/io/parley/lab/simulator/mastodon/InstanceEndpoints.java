// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;

/** What the server tells of itself, to everybody. */
final class InstanceEndpoints {

    private final PostingEndpoints posting;
    private final String streaming;

    InstanceEndpoints(PostingEndpoints posting, String streaming) {
        this.posting = posting;
        this.streaming = streaming;
    }

    Answer show() {
        String address = "https://" + MastodonSimulator.DOMAIN;
        ObjectNode instance = JsonNodeFactory.instance
                .objectNode()
                .put("domain", MastodonSimulator.DOMAIN)
                .put("title", "Simulated server")
                .put("version", "4.5.2")
                .put("source_url", "https://github.com/mastodon/mastodon")
                .put("description", "People and a brand");
        instance.putObject("usage").putObject("users").put("active_month", 2);
        instance.putObject("thumbnail").put("url", address + "/preview.png");
        instance.putArray("icon");
        instance.putArray("languages").add("en");
        configure(instance.putObject("configuration"), address);
        instance.putObject("registrations")
                .put("enabled", false)
                .put("approval_required", false)
                .put("reason_required", false)
                .putNull("message")
                .putNull("url");
        instance.putObject("api_versions").put("mastodon", 7);
        instance.putObject("contact")
                .put("email", "admin@" + MastodonSimulator.DOMAIN)
                .putNull("account");
        instance.putArray("rules");
        return Answer.json(200, instance);
    }

    private void configure(ObjectNode configuration, String address) {
        configuration
                .putObject("urls")
                .put("streaming", streaming)
                .putNull("status")
                .put("about", address + "/about");
        configuration.putObject("accounts").put("max_featured_tags", 10).put("max_pinned_statuses", 5);
        configuration
                .putObject("statuses")
                .put("max_characters", posting.longest())
                .put("max_media_attachments", 4)
                .put("characters_reserved_per_url", CountedLength.LINK);
        configuration
                .putObject("media_attachments")
                .put("image_size_limit", 16_777_216)
                .put("image_matrix_limit", 33_177_600)
                .put("video_size_limit", 103_809_024)
                .put("video_frame_rate_limit", 120)
                .put("video_matrix_limit", 8_294_400)
                .putArray("supported_mime_types")
                .add("image/jpeg")
                .add("image/png");
        configuration
                .putObject("polls")
                .put("max_options", 4)
                .put("max_characters_per_option", 50)
                .put("min_expiration", 300)
                .put("max_expiration", 2_629_746);
        configuration.putObject("translation").put("enabled", false);
    }
}
