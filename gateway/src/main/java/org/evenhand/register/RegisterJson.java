package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.erdtman.jcs.JsonCanonicalizer;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Public acts as they stand in the record: canonical JSON (RFC 8785), one object with a {@code
 * type}, which is the act's name in lower case. Its other members are the act's parts. What is
 * empty is left out; sets stand in order.
 *
 * <p>Reading is strict: what is read is written again, and must be the same text. So an act never
 * means less than it says, and there is one way to say it.
 */
public final class RegisterJson {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Map<String, Class<?>> TYPES =
      leaves(RegisterEvent.class)
          .collect(Collectors.toUnmodifiableMap(RegisterJson::type, Function.identity()));
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(
              include -> include.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .addModule(values())
          .build();

  private RegisterJson() {}

  private static Stream<Class<?>> leaves(Class<?> of) {
    return of.isRecord()
        ? Stream.of(of)
        : Arrays.stream(of.getPermittedSubclasses()).flatMap(RegisterJson::leaves);
  }

  private static String type(Class<?> act) {
    return HUMP.matcher(act.getSimpleName()).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  /** The canonical form of an act. */
  public static String write(RegisterEvent event) {
    var json = (ObjectNode) MAPPER.<JsonNode>valueToTree(event);
    json.put("type", type(event.getClass()));
    return canonical(json);
  }

  private static String canonical(JsonNode json) {
    try {
      return new JsonCanonicalizer(json.toString()).getEncodedString();
    } catch (IOException e) {
      throw new UncheckedIOException("an act has no canonical form", e);
    }
  }

  /**
   * Reads an act.
   *
   * @throws IllegalArgumentException saying what is wrong, and where
   */
  public static RegisterEvent read(String json) {
    var event = event(json);
    Wellformed.text("reason", event.reason(), 2000);
    if (!write(event).equals(json)) {
      throw new IllegalArgumentException("the act is not in its canonical form, or says more");
    }
    return event;
  }

  /**
   * Reads an act that was kept once {@link #read} had taken it: a start reads all of them, and to
   * write each again would take as long.
   *
   * @throws IllegalArgumentException saying what is wrong, and where
   */
  static RegisterEvent readAgain(String json) {
    return event(json);
  }

  /** An act's members by name, its type among them: texts, whole numbers, lists and maps. */
  static Map<String, Object> words(String json) {
    return MAPPER
        .readerFor(new TypeReference<LinkedHashMap<String, Object>>() {})
        .with(DeserializationFeature.USE_LONG_FOR_INTS)
        .readValue(json);
  }

  private static RegisterEvent event(String json) {
    try {
      if (!(MAPPER.readTree(json) instanceof ObjectNode object)) {
        throw new IllegalArgumentException("the act is not an object");
      }
      var named = object.remove("type");
      var type = named == null || !named.isString() ? null : TYPES.get(named.stringValue());
      if (type == null) {
        throw new IllegalArgumentException(named + " is no type of public act");
      }
      return (RegisterEvent) MAPPER.treeToValue(object, type);
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException("not an act: " + because(wrong), wrong);
    }
  }

  // A part that refuses itself says why in its own words; Jackson adds where it stands.
  private static String because(JacksonException wrong) {
    var said = wrong.getCause() instanceof IllegalArgumentException own ? own.getMessage() : null;
    var path = wrong.getPathReference();
    return (said == null ? wrong.getOriginalMessage() : said)
        + (path == null || path.isEmpty() ? "" : " (" + path + ")");
  }

  private static SimpleModule values() {
    var module = new SimpleModule("evenhand");
    text(module, AgreementId.class, AgreementId::new);
    text(module, AppId.class, AppId::new);
    text(module, CutOffId.class, CutOffId::new);
    text(module, DataTypeId.class, DataTypeId::new);
    text(module, ExceptionId.class, ExceptionId::new);
    text(module, OrganisationId.class, OrganisationId::new);
    text(module, Purpose.class, Purpose::new);
    text(module, TermsVersion.class, TermsVersion::new);
    text(module, OfficerId.class, OfficerId::new);
    text(module, RegimeId.class, RegimeId::new);
    text(module, TieId.class, TieId::new);
    text(module, DealId.class, DealId::new);
    text(module, ConsiderationId.class, ConsiderationId::new);
    text(module, ProgrammeId.class, ProgrammeId::new);
    text(module, RequestId.class, RequestId::new);
    text(module, ComplaintId.class, ComplaintId::new);
    text(module, StatementId.class, StatementId::new);
    text(module, ProposalId.class, ProposalId::new);
    text(module, TransferId.class, TransferId::new);
    text(module, InvoiceId.class, InvoiceId::new);
    text(module, RegulatorId.class, RegulatorId::new);
    text(module, Commitment.class, Commitment::new);
    text(module, DocumentHash.class, DocumentHash::new);
    text(module, Instant.class, Instant::parse);
    text(module, LocalDate.class, LocalDate::parse);
    return module;
  }

  /** A value that is one text, and a key of an object where it is one. */
  private static <T> void text(SimpleModule module, Class<T> type, Function<String, T> reading) {
    module.addSerializer(
        type,
        new StdSerializer<T>(type) {
          @Override
          public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.toString());
          }
        });
    module.addDeserializer(
        type,
        new StdDeserializer<T>(type) {
          @Override
          public T deserialize(JsonParser in, DeserializationContext context) {
            return reading.apply(in.getString());
          }
        });
    module.addKeyDeserializer(
        type,
        new KeyDeserializer() {
          @Override
          public Object deserializeKey(String key, DeserializationContext context) {
            return reading.apply(key);
          }
        });
  }
}
