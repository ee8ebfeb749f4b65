// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import io.parley.lab.LabServices;
import java.lang.annotation.Annotation;

/** What an administrator would configure. */
record Account(String endpoint, String user, String password) {

    WordPressConnector connector(LabServices lab) {
        return new WordPressConnector(configuration(), lab.apiClients(), lab.htmlText());
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
            public Class<? extends Annotation> annotationType() {
                return WordPressConfiguration.class;
            }
        };
    }
}
