// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

/** Reads a document of any of the formats. */
final class FeedParser {

    private FeedParser() {}

    static FeedDocument parse(byte[] bytes, String contentType) throws UnreadableFeedException {
        return JsonFeedParser.isJson(bytes) ? JsonFeedParser.parse(bytes) : XmlFeedParser.parse(bytes, contentType);
    }
}
