// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import java.time.Duration;
import java.time.Instant;

/** How far it is known what people did in a CRM: a merge explains why a record is no longer there. Any thread. */
public interface EventsRead {

    /** Nobody looks at what people do there. */
    EventsRead NONE = new EventsRead() {
        @Override
        public Instant completeSince() {
            return Instant.MAX;
        }

        @Override
        public Duration pause() {
            return Duration.ZERO;
        }
    };

    /** {@return what people did before this moment is known; the distant past before the first look} */
    Instant completeSince();

    /** {@return between two looks} */
    Duration pause();
}
