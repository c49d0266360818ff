package org.evenhand.app.docs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.evenhand.app.words.Language;
import org.jspecify.annotations.Nullable;

/**
 * Makes articles of Markdown: CommonMark with GitHub's tables. HTML in a text is shown as the text
 * that it is, and an address with a scheme that could run something leads nowhere.
 */
final class Markdown {
  private static final List<Extension> TABLES = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

  private final String path;
  private final Language language;
  private final Map<Node, Heading> headings = new HashMap<>();
  private final List<Heading> contents = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private String title = "";
  private @Nullable Heading under;

  private Markdown(String path, Language language) {
    this.path = path;
    this.language = language;
  }

  /**
   * Reads a text.
   *
   * @param path where it is shown
   * @param language that the text is in
   * @param source the text; its first heading is its title
   */
  static Article article(String path, Language language, String source) {
    return new Markdown(path, language).read(source);
  }

  private Article read(String source) {
    var document = PARSER.parse(source);
    document.accept(new Leading(language));
    var title = document.getFirstChild();
    for (var block = title; block != null; block = block.getNext()) {
      block(block);
    }
    if (title instanceof org.commonmark.node.Heading) {
      title.unlink();
    }
    // A wide table scrolls by itself. Only the renderer writes this tag: texts hold none.
    var html =
        renderer()
            .render(document)
            .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
            .replace("</table>", "</table></div>");
    return new Article(path, language, this.title, html, contents, passages);
  }

  private void block(Node block) {
    switch (block) {
      case org.commonmark.node.Heading heading -> heading(heading);
      case ListBlock list -> each(list);
      case TableBlock table -> each(table);
      case TableHead _ -> {} // its words come again with each row's
      case TableBody body -> each(body);
      default -> passage(Words.of(block));
    }
  }

  private void each(Node list) {
    for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
      if (item instanceof TableRow row) {
        passage(cells(row));
      } else {
        block(item);
      }
    }
  }

  private static String cells(TableRow row) {
    var cells = new ArrayList<String>();
    for (var cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
      cells.add(Words.of(cell));
    }
    return String.join(" · ", cells);
  }

  private void heading(org.commonmark.node.Heading heading) {
    var words = Words.of(heading).strip();
    if (heading.getLevel() == 1 && title.isEmpty()) {
      title = words;
      return;
    }
    var plain = Heading.anchor(words);
    long same = contents.stream().filter(one -> Heading.anchor(one.text()).equals(plain)).count();
    under = new Heading(heading.getLevel(), same == 0 ? plain : plain + "-" + same, words);
    headings.put(heading, under);
    contents.add(under);
  }

  private void passage(String words) {
    var text = words.strip();
    if (!text.isEmpty()) {
      var at = under;
      passages.add(
          at == null
              ? new Passage(title, "", path, text, language)
              : new Passage(title, at.text(), path + "#" + at.anchor(), text, language));
    }
  }

  private HtmlRenderer renderer() {
    return HtmlRenderer.builder()
        .extensions(TABLES)
        .escapeHtml(true)
        .sanitizeUrls(true)
        .attributeProviderFactory(_ -> this::attributes)
        .build();
  }

  private void attributes(Node node, String tag, Map<String, String> attributes) {
    if (headings.containsKey(node)) {
      attributes.put("id", headings.get(node).anchor());
    } else if (tag.equals("pre")) {
      attributes.put("tabindex", "0"); // what scrolls sideways can be scrolled by keyboard
    } else if (node instanceof TableCell cell) {
      if ("right".equals(attributes.remove("align"))) {
        attributes.put("class", "number");
      }
      attributes.put(
          tag.equals("th") ? "scope" : "data-label", tag.equals("th") ? "col" : of(cell));
    }
  }

  /** The head of a cell's column, which a phone shows before it. */
  private static String of(TableCell cell) {
    int column = 0;
    for (var before = cell.getPrevious(); before != null; before = before.getPrevious()) {
      column++;
    }
    Node above = cell;
    while (!(above instanceof TableBlock)) {
      above = above.getParent();
    }
    var head = above.getFirstChild().getFirstChild().getFirstChild();
    for (int i = 0; i < column && head != null; i++) {
      head = head.getNext();
    }
    return head == null ? "" : Words.of(head);
  }

  /** Leads each link to where the site has what it leads to; pictures stay in the repository. */
  private static final class Leading extends AbstractVisitor {
    private final Language language;

    Leading(Language language) {
      this.language = language;
    }

    @Override
    public void visit(Link link) {
      Optional<String> there = Links.onSite(link.getDestination());
      there.ifPresentOrElse(link::setDestination, () -> plain(link));
    }

    /** A comment is for whoever writes the text. */
    @Override
    public void visit(HtmlBlock html) {
      if (html.getLiteral().strip().matches("(?s)<!--.*-->")) {
        html.unlink();
      }
    }

    @Override
    public void visit(Image image) {
      plain(image);
    }

    private void plain(Node node) {
      for (var child = node.getFirstChild(); child != null; ) {
        var next = child.getNext();
        node.insertBefore(child);
        child = next;
      }
      node.insertBefore(new Text(DocsText.inTheSource(language)));
      node.unlink();
    }
  }
}
