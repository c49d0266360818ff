package org.evenhand.app.publicregister;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The acts as an Atom feed (RFC 4287). An entry's id is the address of its act, whose position
 * never changes; a page of older entries is linked as RFC 5005 §3 says.
 */
final class Feed {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  private final String baseUrl;

  Feed(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  Outcome answer(Reading reading, Asked asked) {
    var acts = ChangesPage.acts(reading, asked, Kinds.PAGE + 1);
    var bytes = new ByteArrayOutputStream();
    try {
      var out = XMLOutputFactory.newInstance().createXMLStreamWriter(bytes, UTF_8.name());
      out.writeStartDocument(UTF_8.name(), "1.0");
      out.writeStartElement("feed");
      out.writeDefaultNamespace(ATOM);
      head(out, asked, acts);
      for (var act : acts.subList(0, Math.min(acts.size(), Kinds.PAGE))) {
        entry(out, reading, act);
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the feed cannot be written", e);
    }
    return new Outcome.Feed(bytes.toString(UTF_8));
  }

  private void head(XMLStreamWriter out, Asked asked, List<Act> acts) throws XMLStreamException {
    var self = baseUrl + ChangesPage.PATH + ".atom";
    var of = asked.get("of");
    text(out, "id", of.isEmpty() ? self : self + "?of=" + of);
    text(out, "title", "Changes in the register" + (of.isEmpty() ? "" : ": " + of));
    text(out, "updated", acts.isEmpty() ? "1970-01-01T00:00:00Z" : acts.getFirst().at().toString());
    link(out, "self", baseUrl + Slice.address(ChangesPage.PATH + ".atom", asked.parameters()));
    link(out, "alternate", baseUrl + ChangesPage.PATH + (of.isEmpty() ? "" : "?of=" + of));
    if (acts.size() > Kinds.PAGE) {
      var last = acts.get(Kinds.PAGE - 1).position();
      link(out, "next", baseUrl + Slice.address(ChangesPage.PATH + ".atom", asked, "before", last));
    }
    author(out, "Evenhand");
  }

  private void entry(XMLStreamWriter out, Reading reading, Act act) throws XMLStreamException {
    var url = baseUrl + RegisterServlet.PATH + "/acts/" + act.position();
    out.writeStartElement("entry");
    text(out, "id", url);
    text(out, "title", ActWords.what(reading, act));
    text(out, "updated", act.at().toString());
    text(out, "summary", act.reason());
    author(out, ActWords.who(act));
    link(out, "alternate", url);
    out.writeEmptyElement("category");
    out.writeAttribute("term", act.type());
    out.writeEndElement();
  }

  private static void author(XMLStreamWriter out, String name) throws XMLStreamException {
    out.writeStartElement("author");
    text(out, "name", name);
    out.writeEndElement();
  }

  private static void link(XMLStreamWriter out, String rel, String href) throws XMLStreamException {
    out.writeEmptyElement("link");
    out.writeAttribute("rel", rel);
    out.writeAttribute("href", href);
  }

  private static void text(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement(name);
    out.writeCharacters(text);
    out.writeEndElement();
  }
}
