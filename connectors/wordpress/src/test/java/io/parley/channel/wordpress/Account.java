// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.LabServices;
import io.parley.spi.http.ApiClients;
import java.lang.annotation.Annotation;

/** What an administrator would configure. */
record Account(String endpoint, String user, String password, boolean approveOnReply, boolean reviews) {

    /** As it is unless the administrator says more. */
    Account(String endpoint, String user, String password) {
        this(endpoint, user, password, false, false);
    }

    Account approvingOnReply() {
        return new Account(endpoint, user, password, true, reviews);
    }

    Account withReviews() {
        return new Account(endpoint, user, password, approveOnReply, true);
    }

    WordPressConnector connector(LabServices lab) {
        return connector(lab, lab.apiClients());
    }

    WordPressConnector connector(LabServices lab, ApiClients clients) {
        return new WordPressConnector(configuration(), clients, lab.htmlText());
    }

    WordPressConfiguration configuration() {
        return new WordPressConfiguration() {
            @Override
            public String endpoint() {
                return endpoint;
            }

            @Override
            public String user() {
                return user;
            }

            @Override
            public String _applicationPassword() {
                return password;
            }

            @Override
            public boolean approveOnReply() {
                return approveOnReply;
            }

            @Override
            public boolean reviews() {
                return reviews;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return WordPressConfiguration.class;
            }
        };
    }
}
