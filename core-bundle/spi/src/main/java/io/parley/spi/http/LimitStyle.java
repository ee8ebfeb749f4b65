// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

/**
 * How a vendor speaks of its limits, where it does not only do as most do. The agent reads what is said with successes and
 * with refusals, keeps silent for as long, and does so before the vendor has to refuse.
 */
public enum LimitStyle {
    /**
     * As most do: status 429, or 503 with {@code Retry-After}; {@code RateLimit}, {@code RateLimit-Remaining} and their
     * likes with {@code X-}, resets as seconds, seconds or milliseconds since 1970, HTTP date or ISO time.
     */
    COMMON,
    /** Facebook, Instagram, Messenger, WhatsApp: error codes in status 400 and 403, percentages in JSON headers. */
    META,
    /** Google and YouTube: reasons in status 403; the day ends at midnight in California. */
    GOOGLE,
    /** LinkedIn: quotas of a day that ends at midnight UTC, without any header. */
    LINKEDIN,
    /** Reddit: also a refusal inside an answer with status 200. */
    REDDIT,
    /** Telegram: {@code parameters.retry_after}. */
    TELEGRAM,
    /** Discourse: {@code extras.wait_seconds}. */
    DISCOURSE,
    /** Salesforce: {@code Sforce-Limit-Info}, and {@code REQUEST_LIMIT_EXCEEDED} in status 403. */
    SALESFORCE,
    /** HubSpot: {@code policyName}, and headers of its own for ten seconds and the day. */
    HUBSPOT,
    /** Dynamics 365: error codes in any status, headers of its own for requests and for execution time. */
    DYNAMICS,
    /** Zoho: {@code X-API-CREDITS-REMAINING}. */
    ZOHO,
    /** Oracle CRM On Demand: a text in a fault, and no other sign. */
    ORACLE_ON_DEMAND,
    /** Pipedrive: tokens of a day in headers of its own; a page of its gatekeeper with status 403. */
    PIPEDRIVE,
    /** Slack: also a refusal inside an answer with status 200. */
    SLACK,
    /** X: credits that are used up, besides the usual windows. */
    X,
    /** MediaWiki: refusals, and requests for patience, inside answers with status 200. */
    MEDIAWIKI,
    /** Disqus: code 13 in any error. */
    DISQUS
}
