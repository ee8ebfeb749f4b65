// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SAXBuilder;
import com.rometools.rome.io.WireFeedInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.JDOMException;
import org.jdom2.filter.Filters;
import org.jdom2.input.sax.XMLReaderJDOMFactory;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * Rome's reader on the JDK's own XML parser, which refuses document types, with them all entities, and deep nesting. What
 * Rome would stumble over and nobody asks for is taken out of the document first.
 */
final class HardenedInput extends WireFeedInput {

    private static final int DEEPEST_NESTING = 200;
    private static final Set<String> UNUSED =
            Set.of("cloud", "skipHours", "skipDays", "updatePeriod", "updateFrequency", "updateBase");
    private static final Set<String> DATES = Set.of("published", "updated", "issued", "modified", "created", "date");
    private static final Pattern FINER_THAN_MILLIS = Pattern.compile("([.,]\\d{3})\\d+");

    @Override
    protected SAXBuilder createSAXBuilder() {
        return new SAXBuilder(new HardenedReaders());
    }

    @Override
    public WireFeed build(Document document) throws FeedException {
        tidy(document);
        return super.build(document);
    }

    private static void tidy(Document document) {
        List<Element> elements = new ArrayList<>();
        document.getDescendants(Filters.element()).forEach(elements::add);
        for (Element element : elements) {
            if (UNUSED.contains(element.getName())) {
                element.detach();
            } else if (DATES.contains(element.getName())) {
                // Rome takes ".123456" for 123,456 milliseconds.
                element.setText(FINER_THAN_MILLIS.matcher(element.getText()).replaceFirst("$1"));
            } else if (element.getAttribute("href") != null) {
                element.setAttribute("href", absolute(element, element.getAttributeValue("href")));
            }
        }
    }

    private static String absolute(Element element, String written) {
        try {
            URI base = element.getXMLBaseURI();
            return base == null ? written : base.resolve(written.strip()).toString();
        } catch (URISyntaxException | IllegalArgumentException e) {
            // An address that cannot be read does no harm until somebody wants to read it.
            return written;
        }
    }

    private static final class HardenedReaders implements XMLReaderJDOMFactory {

        @Override
        public XMLReader createXMLReader() throws JDOMException {
            try {
                // Not newInstance(): that would let any bundle on the thread's class path replace the parser.
                SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
                factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
                factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
                factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
                factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
                factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
                SAXParser parser = factory.newSAXParser();
                parser.setProperty(
                        "http://www.oracle.com/xml/jaxp/properties/maxElementDepth", String.valueOf(DEEPEST_NESTING));
                return parser.getXMLReader();
            } catch (ParserConfigurationException | SAXException e) {
                throw new JDOMException("the JDK's XML parser cannot be hardened", e);
            }
        }

        @Override
        public boolean isValidating() {
            return false;
        }
    }
}
