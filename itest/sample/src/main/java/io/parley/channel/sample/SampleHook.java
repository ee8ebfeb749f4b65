// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.sample;

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

/** Reads posted lines {@code [{"id", "text"}]}, signed in {@code X-Signature}. */
@Component(
        service = WebhookReceiver.class,
        configurationPid = "io.parley.hook.sample",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SampleHookConfiguration.class, factory = true)
public final class SampleHook implements WebhookReceiver {

    private static final JsonMapper JSON = new JsonMapper();

    private final String account;
    private final String secret;

    /** Made by the container. */
    @Activate
    public SampleHook(SampleHookConfiguration configuration) {
        account = configuration.account();
        secret = configuration._secret();
    }

    @Override
    public WebhookOutcome receive(WebhookCall call) {
        byte[] body = call.body();
        if (!WebhookSignatures.matchesSha256Hex(call.header("X-Signature").orElse(""), secret, body)) {
            return WebhookOutcome.answer(401)
                    .body("text/plain", "The signature is wrong.")
                    .build();
        }
        try {
            WebhookOutcome.Builder outcome = WebhookOutcome.answer(200);
            for (JsonNode line : JSON.readTree(body)) {
                outcome.change(account, new Lines(account).read(line));
            }
            return outcome.build();
        } catch (IOException | IllegalArgumentException e) {
            return WebhookOutcome.answer(400)
                    .body("text/plain", "The lines cannot be read.")
                    .build();
        }
    }
}
