package shiliu.player.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import shiliu.player.playlist.AddedLater;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Festival;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Listing;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Powers;
import shiliu.player.playlist.Resolution;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Video;
import shiliu.player.screen.Size;

/**
 * Our own documents as JSON. Strict: unknown or doubled names, trailing text, numbers as strings, nulls, and anything
 * beyond the limits (1 MiB, depth 32, strings of 64 Ki, numbers of 40, names of 64 characters) are refused.
 */
public final class Json {
    /** The most bytes of one document. */
    public static final int MAX_BYTES = 1 << 20;
    /** An envelope carries a document of that size in base64, and signatures. */
    public static final int MAX_ENVELOPE_BYTES = 2 << 20;

    private static final int MAX_STRING = 64 * 1024;
    private static final ObjectMapper STRICT = mapper(MAX_BYTES, MAX_STRING);
    private static final ObjectMapper ENVELOPES = mapper(64 << 20, MAX_ENVELOPE_BYTES);
    private static final ObjectMapper ENVELOPE = mapper(MAX_ENVELOPE_BYTES, MAX_ENVELOPE_BYTES);

    private Json() {}

    /** The bytes of {@code document}: names in the records' order, absent Optionals left out. */
    public static byte[] write(Object document) {
        try {
            return STRICT.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own documents can be written", e);
        }
    }

    /** Reads one document of at most {@link #MAX_BYTES}. */
    public static <T> T read(byte[] json, Class<T> type) throws JsonException {
        return read(STRICT, json, MAX_BYTES, type);
    }

    /** Reads a list of documents. */
    public static <T> List<T> readList(byte[] json, Class<T> type) throws JsonException {
        try {
            return STRICT.readValue(json, STRICT.getTypeFactory().constructCollectionType(List.class, type));
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Reads an envelope, whose payload may be a long string. */
    public static <T> T readEnvelope(byte[] json, Class<T> type) throws JsonException {
        return read(ENVELOPE, json, MAX_ENVELOPE_BYTES, type);
    }

    /** Reads a list of envelopes; the list may be as long as whoever fetched it allowed. */
    public static <T> List<T> readEnvelopes(byte[] json, Class<T> type) throws JsonException {
        try {
            return ENVELOPES.readValue(json, ENVELOPES.getTypeFactory().constructCollectionType(List.class, type));
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** The text of one field of an object, or the empty text; for looking at what cannot be read whole. */
    public static String peek(byte[] json, String... path) throws JsonException {
        try {
            JsonNode node = STRICT.readTree(json);
            for (String name : path) {
                node = node.path(name);
            }
            return node.asText("");
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** Whether {@code kind} is the word for a kind of item. */
    public static boolean knowsKind(String kind) {
        return Arrays.stream(ItemKinds.class.getAnnotation(JsonSubTypes.class).value())
                .anyMatch(type -> type.name().equals(kind));
    }

    private static <T> T read(ObjectMapper mapper, byte[] json, int limit, Class<T> type) throws JsonException {
        if (json.length > limit) {
            throw new JsonException("longer than " + limit + " bytes");
        }
        try {
            T value = mapper.readValue(json, type);
            if (value == null) {
                throw new JsonException("null instead of a document");
            }
            return value;
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    private static JsonException refusal(IOException e) {
        String message = e instanceof JsonProcessingException j ? j.getOriginalMessage() : e.getMessage();
        String text = message == null ? "not readable" : message;
        return new JsonException(text.length() > 300 ? text.substring(0, 300) + "…" : text);
    }

    private static ObjectMapper mapper(int maxBytes, int maxString) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxDocumentLength(maxBytes)
                        .maxNestingDepth(32)
                        .maxStringLength(maxString)
                        .maxNumberLength(40)
                        .maxNameLength(64)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        SimpleModule values = new SimpleModule()
                .addSerializer(Sha256.class, ToStringSerializer.instance)
                .addDeserializer(Sha256.class, text(Sha256.class, Sha256::new))
                .addSerializer(Size.class, ToStringSerializer.instance)
                .addDeserializer(Size.class, text(Size.class, Size::parse));
        return JsonMapper.builder(factory)
                .addModules(new Jdk8Module(), new JavaTimeModule(), values)
                .addMixIn(Item.class, ItemKinds.class)
                .annotationIntrospector(new Annotations())
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.REQUIRE_TYPE_ID_FOR_SUBTYPES)
                .build();
    }

    private static <T> FromStringDeserializer<T> text(Class<T> type, Function<String, T> parse) {
        return new FromStringDeserializer<>(type) {
            private static final long serialVersionUID = 1L;

            @Override
            protected T _deserialize(String value, DeserializationContext context) {
                return parse.apply(value);
            }
        };
    }

    /** Lists and maps that are {@link AddedLater} are empty where they are missing, and maps are missing where they are empty. */
    private static final class Annotations extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        /** So that former releases read what does without the news. */
        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated annotated) {
            return annotated.hasAnnotation(AddedLater.class) && Map.class.isAssignableFrom(annotated.getRawType())
                    ? JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)
                    : super.findPropertyInclusion(annotated);
        }

        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return annotated.hasAnnotation(AddedLater.class)
                    ? JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)
                    : super.findSetterInfo(annotated);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = News.class, name = "news"),
        @JsonSubTypes.Type(value = Slogan.class, name = "slogan"),
        @JsonSubTypes.Type(value = Disclosure.class, name = "disclosure"),
        @JsonSubTypes.Type(value = Resolution.class, name = "decision"),
        @JsonSubTypes.Type(value = Powers.class, name = "powers"),
        @JsonSubTypes.Type(value = Notice.class, name = "notice"),
        @JsonSubTypes.Type(value = Festival.class, name = "festival"),
        @JsonSubTypes.Type(value = Award.class, name = "award"),
        @JsonSubTypes.Type(value = Listing.class, name = "table"),
        @JsonSubTypes.Type(value = Picture.class, name = "image"),
        @JsonSubTypes.Type(value = Video.class, name = "video"),
        @JsonSubTypes.Type(value = Clock.class, name = "clock"),
        @JsonSubTypes.Type(value = Countdown.class, name = "countdown")
    })
    private interface ItemKinds {}
}
