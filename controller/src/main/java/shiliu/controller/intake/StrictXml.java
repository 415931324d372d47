package shiliu.controller.intake;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** XML of strangers, through the JDK's own parser: no DOCTYPE, no entities but the five, nothing fetched, depth 32. */
final class StrictXml {
    static final int MAX_DEPTH = 32;

    private StrictXml() {}

    /** Looks at one element; it may read the element's text, no more. */
    @FunctionalInterface
    interface Visitor<E extends Exception> {
        void start(XMLStreamReader element) throws XMLStreamException, E;
    }

    /** A document with a DOCTYPE, or deeper than any that people make. */
    static final class Hostile extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        Hostile(String message) {
            super(message);
        }
    }

    /** Shows every element to {@code visitor}, in the document's order. */
    static <E extends Exception> void read(byte[] xml, Visitor<E> visitor) throws XMLStreamException, E {
        XMLStreamReader reader = open(xml);
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Hostile("DOCTYPE");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                if (depth > MAX_DEPTH) {
                    throw new Hostile("depth");
                }
                visitor.start(reader);
                event = reader.getEventType();
            }
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        reader.close();
    }

    private static XMLStreamReader open(byte[] xml) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, space) -> {
            throw new Hostile("entity");
        });
        return factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    }

    /** All text in an element; elements in it stand there as tags without attributes. */
    static String text(XMLStreamReader element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (depth > 0) {
            switch (element.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth > MAX_DEPTH) {
                        throw new Hostile("depth");
                    }
                    text.append('<').append(element.getLocalName()).append('>');
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    text.append(depth > 0 ? "</" + element.getLocalName() + ">" : "");
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(element.getText());
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new Hostile("entity");
                default -> {}
            }
        }
        return text.toString();
    }

    /** An attribute; empty where it is not there. */
    static String attribute(XMLStreamReader element, String name) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (element.getAttributeLocalName(i).equals(name)) {
                return element.getAttributeValue(i);
            }
        }
        return "";
    }
}
