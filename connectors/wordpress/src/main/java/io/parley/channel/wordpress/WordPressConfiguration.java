// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What an administrator says about one site. */
@ObjectClassDefinition(
        name = "WordPress",
        description = "Brings the comments of a WordPress site, and the reviews of its shop, and answers them as one of"
                + " the site's users.")
@interface WordPressConfiguration {

    /** Where the site is. */
    @AttributeDefinition(
            name = "Address of the site",
            description = "The https address of the site as the browser shows it, such as https://example.org/blog;"
                    + " with /?rest_route=/ at its end if the site has plain permalinks.")
    String endpoint();

    /** Who reads and answers. */
    @AttributeDefinition(
            name = "User",
            description = "The username with which the answers are written, such as parley; best with the role Editor.")
    String user();

    /** How that user proves to be it. */
    @AttributeDefinition(
            name = "Application password",
            description = "An application password of that user, such as abcd EFGH 1234 ijkl MNOP 5678;"
                    + " not the password of the login page. Blanks do not matter.",
            type = AttributeType.PASSWORD)
    String _applicationPassword();

    /** Whether an answer approves what it answers. */
    @AttributeDefinition(
            name = "Approve on reply",
            description = "Whether an answer to a comment that awaits moderation approves it first, such as true."
                    + " Otherwise such an answer is refused.")
    boolean approveOnReply() default false;

    /** Whether there is a shop. */
    @AttributeDefinition(
            name = "Reviews",
            description = "Whether the reviews of products are read too, such as true; for sites with WooCommerce.")
    boolean reviews() default false;
}
