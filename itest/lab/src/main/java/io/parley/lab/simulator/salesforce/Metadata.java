// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** An element of a metadata file. */
final class Metadata {

    private static final String NAMESPACE = "http://soap.sforce.com/2006/04/metadata";

    private final Path file;
    private final Element element;

    private Metadata(Path file, Element element) {
        this.file = file;
        this.element = element;
    }

    /** {@return the root of a file, which must be of that name} */
    static Metadata read(Path file, String root) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // The handler that is there otherwise prints.
            builder.setErrorHandler(new DefaultHandler());
            Element element = builder.parse(file.toFile()).getDocumentElement();
            Metadata metadata = new Metadata(file, element);
            boolean expected = root.equals(element.getLocalName()) && NAMESPACE.equals(element.getNamespaceURI());
            metadata.demand(expected, "the root is not " + root + " of the metadata namespace");
            return metadata;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalArgumentException(file + ": not readable as XML", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses the file with that reason unless it is so. */
    void demand(boolean so, String otherwise) {
        if (!so) {
            throw new IllegalArgumentException(file + ": " + otherwise);
        }
    }

    /** {@return the text of a child} */
    Optional<String> find(String child) {
        return element(child).map(node -> node.getTextContent().trim());
    }

    /** {@return the text of a child that must be there} */
    String text(String child) {
        Optional<String> text = find(child);
        demand(text.isPresent(), child + " is missing");
        return text.orElseThrow();
    }

    /** {@return the number in a child that must be there} */
    int number(String child) {
        String text = text(child);
        demand(text.matches("\\d{1,6}"), child + " is no number");
        return Integer.parseInt(text);
    }

    /** {@return a child that must be there} */
    Metadata child(String child) {
        Optional<Element> found = element(child);
        demand(found.isPresent(), child + " is missing");
        return new Metadata(file, found.orElseThrow());
    }

    private Optional<Element> element(String child) {
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element found && child.equals(found.getLocalName())) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
