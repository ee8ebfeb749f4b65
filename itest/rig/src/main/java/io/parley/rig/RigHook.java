// SPDX-License-Identifier: Apache-2.0
package io.parley.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.spi.channel.WebhookCall;
import io.parley.spi.channel.WebhookOutcome;
import io.parley.spi.channel.WebhookReceiver;
import io.parley.spi.http.WebhookSignatures;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Reads what the simulated channel posts, signed in {@code X-Signature} if a secret is agreed. */
@Component(
        service = WebhookReceiver.class,
        configurationPid = "io.parley.hook.rig",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RigHookConfiguration.class, factory = true)
public final class RigHook implements WebhookReceiver {

    private static final JsonMapper JSON = new JsonMapper();

    private final String account;
    private final String secret;

    /** Made by the container. */
    @Activate
    public RigHook(RigHookConfiguration configuration) {
        account = configuration.account();
        secret = configuration._secret();
    }

    @Override
    public WebhookOutcome receive(WebhookCall call) {
        byte[] body = call.body();
        boolean signed = !secret.equals("none");
        if (signed
                && !WebhookSignatures.matchesSha256Hex(
                        call.header("X-Signature").orElse(""), secret, body)) {
            return WebhookOutcome.answer(401)
                    .body("text/plain", "The signature is wrong.")
                    .build();
        }
        try {
            RigItems items = new RigItems(account);
            WebhookOutcome.Builder outcome = WebhookOutcome.answer(200);
            for (JsonNode item : JSON.readTree(body)) {
                outcome.change(account, items.read(item));
            }
            return outcome.build();
        } catch (IOException | IllegalArgumentException e) {
            return WebhookOutcome.answer(400)
                    .body("text/plain", "The items cannot be read.")
                    .build();
        }
    }
}
