// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import jakarta.servlet.http.HttpServletRequest;

/** Where each call comes in. Any thread. */
public interface Gate {

    /**
     * Lets a call in before anything of it is done.
     *
     * @param request the call
     * @return where it comes from, as far as visitors are told apart by it
     * @throws RefusedException if it must not come in
     */
    String admit(HttpServletRequest request) throws RefusedException;
}
