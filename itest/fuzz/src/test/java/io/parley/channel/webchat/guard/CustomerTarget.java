// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** What somebody sends as the token of a customer. */
public final class CustomerTarget implements Target {

    private final Customers customers = new Customers(
            new Customers.Terms("a secret of at least 32 characters", "", "", new String[0]), InstantSource.system());

    @Override
    public void read(byte[] input) {
        try {
            customers.recognise(new TextNode(new String(input, StandardCharsets.UTF_8)));
        } catch (RefusedException e) {
            // It says what is wrong.
        }
    }
}
