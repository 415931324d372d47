package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.controller.http.OpenApi.list;
import static shiliu.controller.http.OpenApi.object;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.controller.api.Signs;
import shiliu.player.bundle.DocumentType;
import shiliu.player.json.Json;
import shiliu.player.playlist.AddedLater;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Size;

/** Each schema against the record or enum that it is of: same names, same types, the same left out. */
class OpenApiSchemasTest {
    private static final OpenApi DOCUMENT = OpenApi.read();
    private static final String JAVA = "x-java";

    static Stream<String> ofJava() {
        return DOCUMENT.schemas().entrySet().stream()
                .filter(schema -> object(schema.getValue()).containsKey(JAVA))
                .map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("ofJava")
    void schemasAreAsTheirJavaIs(String name) throws Exception {
        Map<String, Object> schema = object(DOCUMENT.schemas().get(name));
        Class<?> java = Class.forName((String) schema.get(JAVA));

        assertThat("." + java.getName().replace('$', '.')).endsWith("." + name);
        assertThat((String) schema.get("description")).isNotBlank();
        if (java.isEnum()) {
            assertThat(list(schema.get("enum")))
                    .isEqualTo(Stream.of(java.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .toList());
        } else if (java == Sha256.class || java == Size.class) {
            assertThat(schema.get("type")).as("written as text").isEqualTo("string");
        } else if (java == Item.class) {
            sameKinds(schema);
        } else {
            sameRecord(schema, java);
        }
    }

    private static void sameRecord(Map<String, Object> schema, Class<?> java) {
        List<RecordComponent> components = List.of(java.getRecordComponents());
        Map<String, Object> properties = object(schema.get("properties"));

        assertThat(schema.get("type")).isEqualTo("object");
        assertThat(schema.get("additionalProperties")).isEqualTo(false);
        List<String> kind = Item.class.isAssignableFrom(java) ? List.of("kind") : List.of();
        assertThat(properties.keySet()).containsExactlyElementsOf(names(kind, components.stream()));
        Stream<RecordComponent> always = components.stream()
                .filter(component ->
                        component.getType() != Optional.class && !component.isAnnotationPresent(AddedLater.class));
        assertThat(list(schema.get("required"))).isEqualTo(names(kind, always));
        for (RecordComponent component : components) {
            assertThat(kind(object(properties.get(component.getName()))))
                    .as(component.getName())
                    .isEqualTo(kind(component.getGenericType()));
        }
    }

    private static List<String> names(List<String> first, Stream<RecordComponent> components) {
        return Stream.concat(first.stream(), components.map(RecordComponent::getName))
                .toList();
    }

    /** Items say what they are in their field {@code kind}. */
    private static void sameKinds(Map<String, Object> schema) {
        Map<String, Object> kinds = object(object(schema.get("discriminator")).get("mapping"));
        Set<String> classes = new HashSet<>();
        kinds.forEach((kind, ref) -> {
            Map<String, Object> item = DOCUMENT.at((String) ref);
            assertThat(object(item.get("properties")).get("kind")).isEqualTo(Map.of("const", kind));
            assertThat(Json.knowsKind(kind)).as(kind).isTrue();
            classes.add((String) item.get(JAVA));
        });

        assertThat(classes)
                .isEqualTo(Stream.of(Item.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .collect(Collectors.toSet()));
        assertThat(list(schema.get("oneOf")))
                .isEqualTo(
                        kinds.values().stream().map(ref -> Map.of("$ref", ref)).toList());
    }

    /** What a schema is, in short: a type, {@code [items]}, <code>{values}</code>, or the name of its Java. */
    private static String kind(Map<String, Object> schema) {
        if (schema.get(JAVA) instanceof String java) {
            return java;
        }
        if (schema.get("$ref") instanceof String ref) {
            return kind(DOCUMENT.at(ref));
        }
        String type = (String) schema.get("type");
        return switch (type) {
            case "array" -> "[" + kind(object(schema.get("items"))) + "]";
            case "object" -> "{" + kind(object(schema.get("additionalProperties"))) + "}";
            case "string" -> text((String) schema.get("format"));
            default -> type;
        };
    }

    private static String text(String format) {
        return "date-time".equals(format) || "date".equals(format) ? format : "string";
    }

    private static String kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            if (generic.getRawType() == Optional.class) {
                return kind(arguments.get(0));
            }
            return generic.getRawType() == Map.class
                    ? "{" + kind(arguments.get(1)) + "}"
                    : "[" + kind(arguments.get(0)) + "]";
        }
        Class<?> java = (Class<?>) type;
        // On JDK 25 ZoneId is sealed, too.
        boolean ours = java.isSealed() && java.getName().startsWith("shiliu.");
        if (java.isRecord() || java.isEnum() || ours) {
            return java.getName();
        }
        if (java == Instant.class || java == LocalDate.class) {
            return java == Instant.class ? "date-time" : "date";
        }
        return switch (java.getSimpleName()) {
            case "int", "long", "Integer", "Long" -> "integer";
            case "double", "Double", "BigDecimal" -> "number";
            case "boolean", "Boolean" -> "boolean";
            default -> "string";
        };
    }

    /** A new record of the interface that nobody wrote down. */
    @Test
    void everyRecordOfTheInterfaceIsThere() throws Exception {
        Set<String> named = ofJava().map(
                        name -> (String) object(DOCUMENT.schemas().get(name)).get(JAVA))
                .collect(Collectors.toSet());
        String api = Signs.class.getPackageName();
        List<String> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(
                Path.of(Signs.class.getResource("Signs.class").toURI()).getParent())) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> java = Class.forName(api + "." + name);
                if (java.isRecord() && java != Signs.class) {
                    records.add(java.getName());
                }
            }
        }

        assertThat(records).hasSizeGreaterThan(40);
        assertThat(named).containsAll(records);
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void everySignedDocumentHasItsEnvelope(DocumentType type) {
        List<Map<String, Object>> envelopes = DOCUMENT.schemas().values().stream()
                .map(OpenApi::object)
                .filter(schema -> schema.get("properties") instanceof Map<?, ?> properties
                        && Map.of("const", type.mediaType()).equals(properties.get("payloadType")))
                .toList();

        assertThat(envelopes).singleElement().satisfies(schema -> {
            Map<String, Object> payload =
                    object(object(schema.get("properties")).get("payload"));
            assertThat(kind(object(payload.get("contentSchema"))))
                    .isEqualTo(type.payload().getName());
            assertThat(schema.get("$ref")).isEqualTo("#/components/schemas/Envelope");
        });
    }
}
