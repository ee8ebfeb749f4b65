// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

/** Names of servlet contexts of the agent, for plug-ins that bring pages of their own. */
public final class WebContexts {

    /**
     * The context that lets only the agent's people in: they log in with the agent's token, scripts send it as Bearer. It
     * also refuses requests that a foreign page sends in a person's name. A servlet chooses it with the property
     * {@code osgi.http.whiteboard.context.select=(osgi.http.whiteboard.context.name=io.parley.people)}.
     */
    public static final String PEOPLE = "io.parley.people";

    private WebContexts() {}
}
