package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.controller.http.OpenApi.list;
import static shiliu.controller.http.OpenApi.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what the server really sends against the OpenAPI document. */
final class OpenApiContract {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OpenApi document = OpenApi.read();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
    private final JsonNode components = json(Map.of("schemas", document.schemas()));
    private final Map<Map<String, Object>, Schema> compiled = new HashMap<>();
    private final Set<Route> succeeded = EnumSet.noneOf(Route.class);

    /** Routes of which a success was seen and found to be as it is written. */
    Set<Route> succeeded() {
        return succeeded;
    }

    /** Status, content type, header fields and body of an answer of that route; its status must be there by name. */
    void check(Route route, HttpResponse<byte[]> answer) {
        String status = String.valueOf(answer.statusCode());
        Map<String, Object> responses = document.of(route).responses();
        assertThat(responses).as("%s: %.900s", route, text(answer.body())).containsKey(status);
        checkAs(status, route, answer);
        if (answer.statusCode() < 300) {
            succeeded.add(route);
        }
    }

    /** The same for a refusal that any route may give. */
    void checkRefusal(Route route, HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isBetween(400, 599);
        checkAs("default", route, answer);
    }

    private void checkAs(String status, Route route, HttpResponse<byte[]> answer) {
        Map<String, Object> response =
                document.follow(object(document.of(route).responses().get(status)));
        checkHeaders(response, answer);
        String type = answer.headers().firstValue("content-type").orElse("");
        if (response.containsKey("content")) {
            Map<String, Object> content = object(response.get("content"));
            assertThat(content).as("%s %s", route, status).containsKey(type);
            checkBody(object(content.get(type)), type, answer.body());
        } else {
            assertThat(type).as("%s %s", route, status).isEmpty();
            assertThat(answer.body()).isEmpty();
        }
    }

    private void checkHeaders(Map<String, Object> response, HttpResponse<byte[]> answer) {
        if (response.get("headers") instanceof Map<?, ?> headers) {
            headers.forEach((name, value) -> {
                Map<String, Object> header = document.follow(object(value));
                String sent = answer.headers().firstValue((String) name).orElse("");
                assertThat(sent).as("%s of %s", name, answer.uri()).isNotEmpty();
                assertThat(errors(object(header.get("schema")), json(sent))).isEmpty();
            });
        }
    }

    private void checkBody(Map<String, Object> media, String type, byte[] body) {
        if (media.get("schema") instanceof Map<?, ?> schema) {
            JsonNode node = type.endsWith("json") ? parse(body) : json(text(body));
            assertThat(errors(object(schema), node)).as("%.900s", text(body)).isEmpty();
        }
    }

    /** The JSON body of a request that the server took. */
    void checkRequest(Route route, byte[] body) {
        assertThat(errors(request(route), parse(body))).as("%.900s", text(body)).isEmpty();
    }

    /** Names that a request of this route must have. */
    List<?> required(Route route) {
        return list(document.follow(request(route)).get("required"));
    }

    private Map<String, Object> request(Route route) {
        Map<String, Object> content =
                object(object(document.of(route).fields().get("requestBody")).get("content"));
        return object(object(content.get("application/json")).get("schema"));
    }

    /** The data of a server-sent event of this route. */
    void checkEvent(Route route, String event, String data) {
        Map<String, Object> stream =
                object(object(object(document.of(route).responses().get("200")).get("content"))
                        .get("text/event-stream"));
        Map<String, Object> events = object(stream.get("x-events"));
        assertThat(events).containsKey(event);
        assertThat(errors(object(events.get(event)), parse(data.getBytes(StandardCharsets.UTF_8))))
                .as("%.900s", data)
                .isEmpty();
    }

    /** What is wrong with a body of the schema of that name. */
    List<String> errorsOf(String schema, JsonNode body) {
        return errors(Map.of("$ref", "#/components/schemas/" + schema), body);
    }

    private List<String> errors(Map<String, Object> schema, JsonNode body) {
        List<String> errors = new ArrayList<>();
        for (Error error : compiled.computeIfAbsent(schema, this::compile).validate(body)) {
            errors.add(error.toString());
        }
        if (errors.isEmpty()) {
            payloads(body, errors);
        }
        return errors;
    }

    /** What was signed is a document of ours as well. */
    private void payloads(JsonNode body, List<String> errors) {
        if (body.path("payloadType").isTextual() && body.path("payload").isTextual()) {
            JsonNode payload =
                    parse(Base64.getDecoder().decode(body.get("payload").asText()));
            errors.addAll(errors(payloadSchema(body.get("payloadType").asText()), payload));
        } else {
            body.forEach(child -> payloads(child, errors));
        }
    }

    private Map<String, Object> payloadSchema(String payloadType) {
        return document.schemas().values().stream()
                .map(schema -> schema instanceof Map<?, ?> map && map.get("properties") instanceof Map<?, ?> properties
                        ? object(properties)
                        : Map.<String, Object>of())
                .filter(properties -> Map.of("const", payloadType).equals(properties.get("payloadType")))
                .map(properties -> object(object(properties.get("payload")).get("contentSchema")))
                .findFirst()
                .orElseThrow();
    }

    /** With the components beside it, as its references are to the document's root. */
    private Schema compile(Map<String, Object> schema) {
        ObjectNode root = MAPPER.createObjectNode();
        root.set("components", components);
        root.setAll((ObjectNode) json(schema));
        return registry.getSchema(root);
    }

    static JsonNode parse(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new AssertionError(text(body), e);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(Object value) {
        return MAPPER.valueToTree(value);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
