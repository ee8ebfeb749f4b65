// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads what a network or a CRM posts to {@code /hooks/<hook id>}. Webhooks belong to apps, not to accounts, so this is a
 * component of its own with the factory PID {@code io.parley.hook.<type>}; one call may concern many accounts.
 *
 * <p>Called from any thread, several at a time. It verifies the sender over the raw bytes and in constant time, reads, and
 * makes no request: the sender is waiting, and is answered only after what was read is on disk.
 */
@ConsumerType
public interface WebhookReceiver {

    /** Service property with the id of the hook: the name in the factory configuration's PID, put there by the agent. */
    String HOOK_ID = "hook.id";

    /**
     * Reads one call.
     *
     * @param call what came
     * @return what to store, whom to wake, and what to answer
     */
    WebhookOutcome receive(WebhookCall call);
}
