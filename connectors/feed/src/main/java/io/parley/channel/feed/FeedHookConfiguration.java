// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator says about the hook of feeds. */
@ObjectClassDefinition(
        name = "Feed hook",
        description = "Lets the hubs of feeds (WebSub) tell when there is something new; one for all accounts.")
@interface FeedHookConfiguration {

    /** Where hubs call. */
    @AttributeDefinition(
            name = "Public address of the hook",
            description = "The address under which hubs on the internet reach this hook, such as"
                    + " https://parley.example.org/hooks/feeds; it ends with the name of the hook's file.")
    String publicUrl();
}
