// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.channel.webchat.mail.Postman.Fate;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the mailbox to which visitors answer, and changes nothing in it. */
final class Mailbox {

    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int MOST = 25;
    private static final int LARGEST = 5_000_000;
    /** A mailbox is searched by days, of a zone that nobody tells. */
    private static final Duration DAYS_APART = Duration.ofDays(2);

    private final Server server;
    private final String folder;
    private final Postman postman;
    private final MailReader reader;
    private final Session session;

    Mailbox(Server server, MailSettings settings, Postman postman, MailReader reader) {
        this.server = server;
        this.folder = settings.folder();
        this.postman = postman;
        this.reader = reader;
        Properties properties = server.properties();
        properties.put("mail.imap.peek", "true");
        properties.put("mail.imap.fetchsize", "262144");
        this.session = Session.getInstance(properties);
    }

    /**
     * How far it was read.
     *
     * @param validity while it is the same, numbers mean the same e-mails
     * @param number of the last e-mail
     * @param at when the last e-mail came, in milliseconds
     */
    private record Place(long validity, long number, long at) {

        static Place of(Cursor cursor) {
            JsonNode tree = cursor.tree();
            return new Place(
                    tree.path("validity").asLong(),
                    tree.path("number").asLong(),
                    tree.path("at").asLong());
        }

        /** What lies before the first page is not wanted. */
        Place atLeast(long least) {
            return new Place(validity, Math.max(number, least), at);
        }

        Cursor cursor() {
            return Cursor.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("validity", validity)
                    .put("number", number)
                    .put("at", at));
        }
    }

    /** What is read within an open folder. */
    @FunctionalInterface
    private interface Reading<T> {

        T in(Folder folder) throws MessagingException, IOException, SyncException, InterruptedException;
    }

    /** Logs in, opens the folder and logs out. */
    void check() throws SyncException {
        try {
            open(Folder::getMessageCount);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Page pull(PullRequest request) throws SyncException, InterruptedException {
        return open(opened -> {
            UIDFolder numbers = (UIDFolder) opened;
            long validity = numbers.getUIDValidity();
            Place before = request.after()
                    .map(Place::of)
                    .orElse(new Place(0, 0, request.since().toEpochMilli()));
            long nextNumber = numbers.getUIDNext();
            List<Message> news = news(opened, numbers, validity, before);
            List<Message> some = news.subList(0, Math.min(news.size(), Math.min(MOST, request.limit())));
            Page.Builder page = Page.builder().more(some.size() < news.size());
            boolean goesOn = before.validity() == validity;
            Place place = new Place(validity, goesOn ? before.number() : 0, before.at());
            Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
            for (Message message : some) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                place = new Place(
                        validity,
                        numbers.getUID(message),
                        Math.max(place.at(), cameAt(message).toEpochMilli()));
                fates.merge(take(message, place, page), 1, Integer::sum);
            }
            if (!fates.isEmpty()) {
                LOG.info("E-mails in {}: {}", server, fates);
            }
            boolean all = some.size() == news.size() && !goesOn;
            return page.build((all ? place.atLeast(nextNumber - 1) : place).cursor());
        });
    }

    private static List<Message> news(Folder opened, UIDFolder numbers, long validity, Place before)
            throws MessagingException {
        boolean goesOn = before.validity() == validity;
        Message[] found = goesOn
                ? numbers.getMessagesByUID(before.number() + 1, UIDFolder.LASTUID)
                : opened.search(new ReceivedDateTerm(
                        ComparisonTerm.GE,
                        Date.from(Instant.ofEpochMilli(before.at()).minus(DAYS_APART))));
        FetchProfile wanted = new FetchProfile();
        wanted.add(UIDFolder.FetchProfileItem.UID);
        wanted.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        opened.fetch(found, wanted);
        TreeMap<Long, Message> news = new TreeMap<>();
        for (Message message : found) {
            long number = numbers.getUID(message);
            boolean fresh = goesOn
                    ? number > before.number()
                    : before.validity() != 0 || cameAt(message).toEpochMilli() >= before.at();
            if (fresh) {
                news.put(number, message);
            }
        }
        return List.copyOf(news.values());
    }

    private Fate take(Message message, Place place, Page.Builder page)
            throws MessagingException, SyncException, InterruptedException {
        String name = place.validity() + "/" + place.number();
        try {
            byte[] bytes = bytes(message);
            Mail mail = reader.read(bytes, bytes.length < LARGEST, name);
            Postman.Meaning meaning = postman.meaning(mail, cameAt(message));
            meaning.change().ifPresent(page::change);
            return meaning.fate();
        } catch (MessageRemovedException e) {
            return Fate.IGNORED;
        } catch (NotStoredException e) {
            throw new SyncException.Transient("The agent cannot store anything now.", false, e);
        } catch (IOException | MessagingException e) {
            if (!message.getFolder().isOpen()) {
                throw new MessagingException("the connection broke", e);
            }
            page.reject(new Page.Rejected("mail/" + name, "This e-mail cannot be read: look into the mailbox.", name));
            return Fate.UNKNOWN;
        }
    }

    private static Instant cameAt(Message message) throws MessagingException {
        Date received = message.getReceivedDate();
        return received == null ? Instant.EPOCH : received.toInstant();
    }

    private static byte[] bytes(Message message) throws IOException, MessagingException {
        try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
            return in.readNBytes(LARGEST);
        }
    }

    private <T> T open(Reading<T> reading) throws SyncException, InterruptedException {
        try (Store store = new IMAPStore(session, null)) {
            store.connect(server.host(), server.port(), server.user(), server.password());
            try (Folder opened = store.getFolder(folder)) {
                opened.open(Folder.READ_ONLY);
                return reading.in(opened);
            }
        } catch (MessagingException e) {
            throw MailFaults.unconnected(server, e);
        } catch (IOException e) {
            throw new SyncException.Transient("The connection to the mail server " + server + " broke.", false, e);
        }
    }
}
