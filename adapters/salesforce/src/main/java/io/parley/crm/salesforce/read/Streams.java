// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.spi.HtmlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which records are read, and how they are asked for. */
final class Streams {

    private static final String BY_PEOPLE = " AND CreatedBy.UserType = 'Standard'";
    private static final String ABOUT = "Id, ParentId, IsDeleted, Parent.IsDeleted, CreatedDate, SystemModstamp";

    private Streams() {}

    /**
     * Says what is read.
     *
     * @param mode where there are keys, cases of Parley have one; Parley made the others
     * @param user the id of the user as whom Parley writes
     * @param sources where answers are written: comment, feed, post
     * @param html reads what is formatted
     */
    static List<Stream> of(Mode mode, String user, Set<String> sources, HtmlText html) {
        String own = own("", mode, user);
        String ofOwn = own("Parent.", mode, user);
        List<Stream> streams = new ArrayList<>();
        // Merged contacts are looked for everywhere: the survivor of an earlier merge need not be of Parley.
        streams.add(new Stream(
                "contacts",
                "SELECT Id, MasterRecordId, SystemModstamp FROM Contact WHERE IsDeleted = true AND MasterRecordId != null",
                RecordEvents::merged));
        streams.add(new Stream(
                "cases",
                "SELECT Id, IsClosed, IsDeleted, MasterRecordId, ClosedDate, CreatedDate, SystemModstamp FROM Case WHERE "
                        + own,
                RecordEvents::changed));
        if (mode.personType().equals(Json.LEAD)) {
            streams.add(new Stream(
                    "leads",
                    "SELECT Id, MasterRecordId, ConvertedContactId, SystemModstamp FROM Lead WHERE (MasterRecordId != null"
                            + " OR ConvertedContactId != null)",
                    RecordEvents::converted));
        }
        if (sources.contains("comment")) {
            streams.add(new Stream(
                    "comments",
                    "SELECT CommentBody, IsPublished, " + ABOUT + " FROM CaseComment WHERE (IsPublished = true OR"
                            + " CreatedById != '" + user + "') AND " + ofOwn + BY_PEOPLE,
                    RecordEvents::commented));
        }
        if (sources.contains("feed")) {
            streams.add(new Stream(
                    "feed",
                    "SELECT Body, IsRichText, Visibility, " + ABOUT + " FROM CaseFeed WHERE Type = 'TextPost' AND "
                            + ofOwn + BY_PEOPLE,
                    (json, since) -> RecordEvents.posted(json, since, html)));
        }
        if (sources.contains("post")) {
            streams.add(new Stream(
                    "posts",
                    "SELECT Content, IsOutbound, " + ABOUT + " FROM SocialPost WHERE " + Mode.KEY + " = null AND "
                            + ofOwn + BY_PEOPLE,
                    RecordEvents::replied));
        }
        return streams;
    }

    /** Cases may have been made before there were keys. */
    private static String own(String prefix, Mode mode, String user) {
        String made = prefix + "CreatedById = '" + user + "'";
        return mode.keyed() ? "(" + prefix + Mode.KEY + " != null OR " + made + ")" : made;
    }
}
