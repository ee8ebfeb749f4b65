// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import io.parley.spi.SyncException;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads records out of XML from outside: neither document types nor entities, and not deeper than need be. */
final class HardenedXml {

    private static final int DEEPEST = 50;
    private static final int LONGEST_TEXT = 4_000;

    private HardenedXml() {}

    /**
     * The records of a document.
     *
     * @param document as it came
     * @param records names of elements that are records
     * @param most records wanted
     * @return of each record its name (as {@code ""}) and the first text, or else {@code href}, of each element right within
     */
    static List<Map<String, String>> read(byte[] document, Set<String> records, int most) throws SyncException {
        List<Map<String, String>> found = new ArrayList<>();
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(document));
            Deque<String> within = new ArrayDeque<>();
            while (reader.hasNext() && found.size() <= most) {
                int event = reader.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    within.push(reader.getLocalName());
                    if (within.size() > DEEPEST) {
                        throw new XMLStreamException("it is nested too deeply");
                    }
                    begin(reader, within, records, found);
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    addText(reader.getText(), within, records, found);
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    within.pop();
                }
            }
        } catch (XMLStreamException e) {
            throw new SyncException.Transient("it is not XML that can be read", false, e);
        }
        return found.size() > most ? found.subList(0, most) : found;
    }

    private static void begin(
            XMLStreamReader reader, Deque<String> within, Set<String> records, List<Map<String, String>> found) {
        String name = within.peek();
        if (records.contains(name)) {
            found.add(new HashMap<>(Map.of("", name)));
        } else if (isField(within, records, found)) {
            String relation = reader.getAttributeValue(null, "rel");
            String address = reader.getAttributeValue(null, "href");
            if (address != null && (relation == null || relation.equals("alternate"))) {
                found.get(found.size() - 1).putIfAbsent(name, address);
            }
        }
    }

    private static void addText(
            String text, Deque<String> within, Set<String> records, List<Map<String, String>> found) {
        if (isField(within, records, found)) {
            Map<String, String> record = found.get(found.size() - 1);
            String before = record.getOrDefault(within.peek(), "");
            if (before.length() < LONGEST_TEXT) {
                record.put(within.peek(), before + text);
            }
        }
    }

    private static boolean isField(Deque<String> within, Set<String> records, List<Map<String, String>> found) {
        return !found.isEmpty()
                && within.size() > 1
                && records.contains(within.stream().skip(1).findFirst().orElse(""));
    }

    private static XMLInputFactory factory() {
        // Not newInstance(): that would let any bundle on the thread's class path replace the parser.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
