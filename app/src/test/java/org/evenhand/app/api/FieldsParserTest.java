package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evenhand.app.api.FieldsError.Kind;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Selection.Expansion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsParserTest {
  private static final Set<DataTypeId> NAMES = Set.of(new DataTypeId("profile.name"));

  private final Catalogue catalogue = Catalogues.small();
  private final FieldsParser parser = new FieldsParser(catalogue);
  private final FieldsPrinter printer =
      new FieldsPrinter(catalogue, (_, key) -> "c1.k" + Long.toUnsignedString(key));

  private Selection parse(String text) throws FieldsError {
    return parser.parse(text, Node.ME, 0, NAMES, FieldsParserTest::key);
  }

  private static Optional<Long> key(Edge edge, String cursor) {
    return cursor.matches("c1\\.k[0-9]{1,20}")
            && new BigInteger(cursor.substring(4)).bitLength() <= 64
        ? Optional.of(Long.parseUnsignedLong(cursor.substring(4)))
        : Optional.empty();
  }

  private FieldsError wrong(String text) {
    return catchThrowableOfType(FieldsError.class, () -> parse(text));
  }

  @Test
  void fields_lists_limits_and_cursors_are_understood() throws FieldsError {
    var selection = parse("id,name,photos.limit(3).after(c1.k77){id,taken_at}");

    assertThat(selection)
        .isEqualTo(
            new Selection(
                ObjectKind.PERSON,
                Field.ID | 2,
                List.of(
                    new Expansion(
                        Edge.PHOTOS,
                        new Page(3, new Cursor.After(77)),
                        new Selection(ObjectKind.PHOTO, Field.ID | 2, List.of())))));
  }

  @Test
  void the_id_comes_with_whatever_is_asked() throws FieldsError {
    assertThat(parse("name")).isEqualTo(parse("id,name"));
  }

  @Test
  void a_list_without_braces_gives_the_name_where_the_token_covers_it() throws FieldsError {
    var friends = parse("friends").expansions().getFirst();
    assertThat(friends.page()).isEqualTo(new Page(25, new Cursor.Start()));
    assertThat(friends.selection().fields()).isEqualTo(Field.ID | 2);
    assertThat(parser.usual(ObjectKind.PERSON, Set.of()).fields()).isEqualTo(Field.ID);
    assertThat(parse("photos").expansions().getFirst().selection())
        .isEqualTo(Selection.idOnly(ObjectKind.PHOTO));
  }

  @Test
  void an_unknown_field_is_named_with_its_place_the_nearest_name_and_all_names() {
    var error = wrong("id,birthdya");

    assertThat(error.kind()).isEqualTo(Kind.UNKNOWN_FIELD);
    assertThat(error.at()).isEqualTo(4);
    assertThat(error.brief()).isEqualTo("'birthdya' is not a field of a person");
    assertThat(error.detail())
        .isEqualTo(
            "'birthdya' (at character 4 of fields) is not a field of a person."
                + " Did you mean 'birthday'?"
                + " Fields: id, name, birthday, location, friends, photos, likes, relationships, family.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          ""                        | 1  | ends too early
          ,                         | 1  | cannot stand there
          id,                       | 4  | ends too early
          id name                   | 3  | cannot stand there
          id,name,id                | 9  | stands twice
          photos,photos             | 8  | stands twice
          photos{id                 | 10 | ends too early
          photos{id}}               | 11 | cannot stand there
          photos{}                  | 8  | cannot stand there
          photos.limit(0)           | 14 | is not from 1 to 500
          photos.limit(501)         | 14 | is not from 1 to 500
          photos.limit(99999999999) | 14 | is not from 1 to 500
          photos.limit(-1)          | 14 | cannot stand there
          photos.limit(3            | 15 | ends too early
          photos.limit              | 13 | ends too early
          photos.limit(1).limit(2)  | 17 | stands twice, or beside its opposite
          photos.order(id)          | 8  | is nothing that a list understands
          photos.after(c1.k1).before(c1.k1) | 21 | stands twice, or beside its opposite
          photos.after(forged)      | 14 | was not given to this app for this list
          photos.after()            | 14 | cannot stand there
          friends{photos.after(c1.k1)} | 22 | stands in a list within a list, where it could belong to any of them
          name.limit(3)             | 5  | cannot stand there
          name{id}                  | 5  | cannot stand there
          friends{friends{id}}      | 9  | can be listed of the person who authorised you alone
          friends{relationships}    | 9  | can be listed of the person who authorised you alone
          photos{photos}            | 8  | is not a field of a photo
          friends{photos{tags{photos{id}}}} | 21 | is a list within more than 2 others
          """)
  void what_cannot_be_followed_is_refused_with_its_place(String text, int at, String says) {
    var error = wrong(text);
    assertThat(error).as(text).isNotNull();
    assertThat(error.at()).isEqualTo(at);
    assertThat(error.brief()).endsWith(says);
  }

  @Test
  void of_another_person_only_photos_can_be_asked() throws FieldsError {
    assertThat(
            parser
                .parse("name,photos{tags{name}}", Node.PERSON, 1, NAMES, CursorReader.none())
                .expansions())
        .hasSize(1);
    assertThat(
            catchThrowableOfType(
                FieldsError.class,
                () -> parser.parse("friends", Node.PERSON, 0, NAMES, CursorReader.none())))
        .isNotNull();
  }

  @Test
  void a_text_may_have_4096_characters_and_no_more() {
    assertThat(wrong("n".repeat(4096)).kind()).isEqualTo(Kind.UNKNOWN_FIELD);
    assertThat(wrong("n".repeat(4097)).detail()).contains("longer than 4096 characters");
    assertThat(wrong("n".repeat(4096)).detail()).hasSizeLessThan(300);
  }

  @Test
  void more_than_fifty_names_in_one_list_are_refused() {
    var many = new ArrayList<Field>();
    for (int number = 1; number <= 60; number++) {
      many.add(new Field(ObjectKind.PERSON, number, "f" + number, new DataTypeId("profile.name")));
    }
    var broad = new FieldsParser(new Catalogue(catalogue.types(), many));
    String asked =
        IntStream.rangeClosed(1, 51).mapToObj(n -> "f" + n).collect(Collectors.joining(","));

    var error =
        catchThrowableOfType(
            FieldsError.class,
            () -> broad.parse(asked, Node.PERSON, 0, NAMES, CursorReader.none()));

    assertThat(error.brief()).isEqualTo("A list of fields names more than 50");
    assertThat(error.at()).isEqualTo(asked.lastIndexOf('f') + 1);
  }

  @Property
  void any_text_is_either_understood_or_refused(@ForAll String text) {
    readable(text);
  }

  @Property
  void any_text_of_the_grammars_characters_is_either_understood_or_refused(
      @ForAll("nearly") String text) {
    readable(text);
  }

  private void readable(String text) {
    try {
      assertThat(parse(text)).isNotNull();
    } catch (FieldsError e) {
      assertThat(e.at()).isBetween(1, text.length() + 1);
      assertThat(e.detail()).isNotBlank();
    }
  }

  @Provide
  Arbitrary<String> nearly() {
    return Arbitraries.of(
            "id",
            "name",
            "photos",
            "friends",
            "tags",
            "taken_at",
            ",",
            ".",
            "{",
            "}",
            "(",
            ")",
            ".limit(",
            ".after(",
            "3",
            "c1.k9",
            " ",
            "x")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Property
  void what_is_printed_is_read_as_the_same(@ForAll("selections") Selection selection)
      throws FieldsError {
    assertThat(parse(printer.print(selection))).isEqualTo(selection);
  }

  @Provide
  Arbitrary<Selection> selections() {
    return selection(Node.ME, 0);
  }

  private Arbitrary<Selection> selection(Node node, int depth) {
    var bits = bits(node.kind());
    if (depth == FieldsParser.DEEPEST) {
      return bits.map(b -> new Selection(node.kind(), b, List.of()));
    }
    var lists =
        Arbitraries.of(node.edges())
            .set()
            .flatMap(edges ->
                Combinators.combine(edges.stream().map(e -> expansion(e, depth)).toList())
                    .as(all -> all));
    return Combinators.combine(bits, lists)
        .as((b, expansions) -> new Selection(node.kind(), b, expansions));
  }

  private Arbitrary<Expansion> expansion(Edge edge, int depth) {
    var froms =
        depth == 0
            ? Arbitraries.longs()
                .flatMap(key ->
                    Arbitraries.of(
                        new Cursor.Start(), new Cursor.After(key), new Cursor.Before(key)))
            : Arbitraries.just((Cursor) new Cursor.Start());
    return Combinators.combine(
            Arbitraries.integers().between(1, 500), froms, selection(Node.behind(edge), depth + 1))
        .as((limit, from, selection) -> new Expansion(edge, new Page(limit, from), selection));
  }

  private Arbitrary<Long> bits(ObjectKind kind) {
    long known =
        catalogue.fields().stream()
            .filter(f -> f.of() == kind)
            .mapToLong(Field::bit)
            .reduce(Field.ID, (a, b) -> a | b);
    return Arbitraries.longs().between(0, 31).map(b -> (b & known) | Field.ID);
  }
}
