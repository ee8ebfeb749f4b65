/** The one door to the network: ApiClient on Apache HttpClient 5, the table of statuses, bounds and redaction. */
@NullMarked
package io.parley.internal.http;

import org.jspecify.annotations.NullMarked;
