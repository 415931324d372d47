package shiliu.controller.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The OpenAPI document that the server serves, parsed. */
final class OpenApi {
    static final String FILE = "openapi.yaml";

    private final Map<String, Object> root;

    private OpenApi(Map<String, Object> root) {
        this.root = root;
    }

    /** One method of one path; {@code shared} is what all methods of the path have. */
    record Operation(String method, String path, Map<String, Object> shared, Map<String, Object> fields) {
        /** As {@link Route} writes it: {@code GET /v1/blobs/:sha256}. */
        String line() {
            return method + " " + path.replace("{", ":").replace("}", "");
        }

        Map<String, Object> responses() {
            return object(fields.get("responses"));
        }
    }

    static OpenApi read() {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        try (InputStream in = Route.class.getResourceAsStream(FILE)) {
            return new OpenApi(object(new Yaml(new SafeConstructor(strict)).load(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String line(Route route) {
        return route.method().name() + " " + route.path();
    }

    /** {@code ORDER_STREAM} as {@code orderStream}. */
    static String id(Route route) {
        StringBuilder id = new StringBuilder();
        for (String word : route.name().toLowerCase(Locale.ROOT).split("_")) {
            id.append(id.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return id.toString();
    }

    Map<String, Object> root() {
        return root;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        object(root.get("paths")).forEach((path, item) -> {
            Map<String, Object> shared = new LinkedHashMap<>(object(item));
            Object parameters = shared.remove("parameters");
            Map<String, Object> common = parameters == null ? Map.of() : Map.of("parameters", parameters);
            shared.forEach((method, fields) ->
                    operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, common, object(fields))));
        });
        return operations;
    }

    Operation of(Route route) {
        return operations().stream()
                .filter(operation -> operation.line().equals(line(route)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not in the document: " + line(route)));
    }

    /** Of a path and of its method. */
    List<Map<String, Object>> parameters(Operation operation) {
        List<Map<String, Object>> parameters = new ArrayList<>();
        for (Map<String, Object> where : List.of(operation.shared(), operation.fields())) {
            list(where.get("parameters")).forEach(parameter -> parameters.add(follow(object(parameter))));
        }
        return parameters;
    }

    Map<String, Object> schemas() {
        return object(object(root.get("components")).get("schemas"));
    }

    /** What a {@code $ref} stands for; anything else as it is. */
    Map<String, Object> follow(Map<String, Object> node) {
        return node.get("$ref") instanceof String ref ? follow(at(ref)) : node;
    }

    /** What {@code #/components/schemas/Id} names. */
    Map<String, Object> at(String ref) {
        Object node = root;
        for (String step : ref.substring(2).split("/")) {
            node = object(node).get(step);
            if (node == null) {
                throw new AssertionError("nothing is there: " + ref);
            }
        }
        return object(node);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object node) {
        return (Map<String, Object>) node;
    }

    /** Empty where there is none. */
    static List<?> list(Object node) {
        return node == null ? List.of() : (List<?>) node;
    }
}
