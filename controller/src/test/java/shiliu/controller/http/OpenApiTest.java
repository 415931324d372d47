package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.controller.http.OpenApi.list;
import static shiliu.controller.http.OpenApi.object;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shiliu.controller.api.AccountRole;
import shiliu.controller.http.OpenApi.Operation;
import shiliu.controller.uploads.Uploads;
import shiliu.player.net.RequestVerifier;

/** The OpenAPI document against the table of routes: neither may know more than the other. */
class OpenApiTest {
    private static final OpenApi DOCUMENT = OpenApi.read();
    private static final Pattern PARAMETER = Pattern.compile(":([a-z0-9]+)");

    @Test
    void everyRouteHasOneOperationAndEveryOperationARoute() {
        assertThat(DOCUMENT.operations())
                .extracting(Operation::line)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Route.values()).map(OpenApi::line).toList());
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void operationsGoByTheNameOfTheirRoute(Route route) {
        Operation operation = DOCUMENT.of(route);
        assertThat(operation.fields().get("operationId")).isEqualTo(OpenApi.id(route));
        assertThat((String) operation.fields().get("summary")).isNotBlank();
        assertThat(list(object(DOCUMENT.root()).get("tags")))
                .extracting(tag -> object(tag).get("name"))
                .containsAll(list(operation.fields().get("tags")));
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void parametersOfThePathAreNamedAlike(Route route) {
        List<String> inPath = PARAMETER
                .matcher(route.path())
                .results()
                .map(found -> found.group(1))
                .toList();
        List<Map<String, Object>> parameters = DOCUMENT.parameters(DOCUMENT.of(route));

        assertThat(parameters.stream().filter(p -> p.get("in").equals("path")))
                .extracting(parameter -> parameter.get("name"))
                .containsExactlyElementsOf(inPath);
        assertThat(parameters).allSatisfy(parameter -> {
            assertThat(parameter).containsKeys("name", "in", "schema", "description");
            boolean always = parameter.get("in").equals("path");
            assertThat(!always || Boolean.TRUE.equals(parameter.get("required")))
                    .as("required")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void sameAccess(Route route) {
        Map<String, Object> fields = DOCUMENT.of(route).fields();
        Access access = route.access();
        List<Object> person = List.of(Map.of("person", List.of()));
        List<Object> draft = List.of(Map.of(), Map.of("person", List.of()));

        assertThat(fields.get("x-access"))
                .isEqualTo(
                        switch (access.kind()) {
                            case OPEN -> "open";
                            case NEW_KEY -> "new-key";
                            case PLAYER -> "player";
                            case PERSON -> "person";
                        });
        assertThat(fields.get("security"))
                .isEqualTo(
                        switch (access.kind()) {
                            case OPEN -> route == Route.BLOB ? draft : List.of();
                            case NEW_KEY -> List.of(Map.of("newKey", List.of()));
                            case PLAYER -> List.of(Map.of("player", List.of()));
                            case PERSON -> person;
                        });
        assertThat(Set.copyOf(list(fields.get("x-roles")))).isEqualTo(roles(access.roles()));
        assertThat(fields.get("x-unconfirmed"))
                .isEqualTo(access.kind() == Access.Kind.PERSON && !access.confirmed() ? true : null);
    }

    private static Set<String> roles(Set<AccountRole> roles) {
        return roles.size() == AccountRole.values().length
                ? Set.of("ANY")
                : roles.stream().map(AccountRole::name).collect(java.util.stream.Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void sameBody(Route route) {
        Optional<Map<String, Object>> body = Optional.ofNullable(
                        DOCUMENT.of(route).fields().get("requestBody"))
                .map(OpenApi::object);
        Set<String> types = switch (route.body()) {
            case NONE -> Set.of();
            case CODE, JSON -> Set.of("application/json");
            case PICTURE -> Set.of("image/png");
            case PIECE -> Set.of("application/partial-upload");
            case ARCHIVE -> Set.of("application/zip", "application/json");
        };

        assertThat(body.map(b -> object(b.get("content")).keySet()).orElse(Set.of()))
                .isEqualTo(types);
        assertThat(body.isPresent()).isEqualTo(!types.isEmpty());
        assertThat(body.map(b -> b.get("required"))).isEqualTo(body.map(b -> true));
    }

    /** Whoever changes something may name a key, so that it is done once. */
    @ParameterizedTest
    @EnumSource(Route.class)
    void changingRoutesOfPeopleTakeAKey(Route route) {
        boolean changes = route.access().kind() == Access.Kind.PERSON
                && !route.method().name().equals("GET");
        // These are the same however often they come.
        boolean harmless = Set.of(Route.BEGIN_UPLOAD, Route.UPLOAD_PIECE, Route.DRAFT_SLOTS)
                .contains(route);
        assertThat(DOCUMENT.parameters(DOCUMENT.of(route)).stream()
                        .anyMatch(parameter -> parameter.get("name").equals("idempotency-key")))
                .isEqualTo(changes && !harmless);
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void namesTheRefusalsThatGoWithAccessAndBody(Route route) {
        Map<String, Object> responses = DOCUMENT.of(route).responses();
        List<String> wanted = new ArrayList<>(List.of("default"));
        if (route.access().kind() != Access.Kind.OPEN || route == Route.BLOB) {
            wanted.addAll(List.of("401", "403", "429"));
        }
        if (route.body() != Route.Body.NONE) {
            wanted.add("413");
        }
        if (route.body() == Route.Body.JSON || route.body() == Route.Body.CODE) {
            wanted.add("400");
        }
        assertThat(responses).containsKeys(wanted.toArray(String[]::new));
        assertThat(responses.keySet())
                .filteredOn(status -> status.matches("20[0-9]"))
                .isNotEmpty();
        responses.forEach((status, response) -> {
            Map<String, Object> followed = DOCUMENT.follow(object(response));
            assertThat((String) followed.get("description")).as(status).isNotBlank();
            if (status.matches("[45].*|default")) {
                assertThat(object(followed.get("content")).keySet()).containsExactly("application/problem+json");
            }
        });
    }

    @Test
    void saysTheLimitsThatAreKept() {
        Limits limits = Limits.DEFAULT;
        Map<String, Object> info = object(DOCUMENT.root().get("info"));
        Map<String, Object> person = DOCUMENT.at("#/components/securitySchemes/person");
        Map<String, Object> wait = DOCUMENT.parameters(DOCUMENT.of(Route.MANIFEST)).stream()
                .filter(parameter -> parameter.get("name").equals("wait"))
                .findFirst()
                .orElseThrow();

        assertThat(plain(info.get("description")))
                .contains("more than " + (limits.requestLine() >> 10) + " KiB,")
                .contains("more than " + (limits.headerBytes() >> 10) + " KiB or " + limits.headers() + " header");
        assertThat(plain(person.get("description"))).contains("at most " + RequestVerifier.SKEW.toSeconds() + " s off");
        assertThat(object(wait.get("schema")).get("maximum")).isEqualTo(Limits.MAX_WAIT_SECONDS);
        assertThat(summary(Route.UPLOAD)).contains((limits.uploadBytes() >> 20) + " MiB");
        assertThat(summary(Route.UPLOAD_PIECE))
                .contains((Uploads.SHORTEST_PIECE >> 10) + " KiB to " + (Uploads.LONGEST_PIECE >> 20) + " MiB");
        assertThat(summary(Route.FRAME)).contains((Route.Body.PICTURE.limit(limits) >> 20) + " MiB");
        assertThat(plain(
                        object(DOCUMENT.of(Route.EVENTS).responses().get("200")).get("description")))
                .contains("at most " + WallStream.MOST_LISTENERS + " listeners");
    }

    private static String summary(Route route) {
        return plain(DOCUMENT.of(route).fields().get("summary"));
    }

    private static String plain(Object text) {
        return ((String) text).replaceAll("\\s+", " ");
    }

    /** Dates, and names that some parsers take for true and false, would differ from one to the other. */
    @Test
    void readsAlikeInEveryParser() {
        everyNode(
                DOCUMENT.root(),
                node -> assertThat(node)
                        .isInstanceOfAny(Map.class, List.class, String.class, Number.class, Boolean.class));
        everyNode(DOCUMENT.root(), node -> {
            if (node instanceof Map<?, ?> map) {
                assertThat(map.keySet()).allSatisfy(name -> assertThat(name).isInstanceOf(String.class));
            }
        });
    }

    @Test
    void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
        Set<String> used = new HashSet<>();
        everyNode(DOCUMENT.root(), node -> {
            if (node instanceof Map<?, ?> map && map.get("$ref") instanceof String ref) {
                assertThat(DOCUMENT.at(ref)).as(ref).isNotEmpty();
                used.add(ref);
            }
        });

        Set<String> defined = new HashSet<>();
        object(DOCUMENT.root().get("components")).forEach((kind, all) -> {
            if (!kind.equals("securitySchemes")) {
                object(all).keySet().forEach(name -> defined.add("#/components/" + kind + "/" + name));
            }
        });
        assertThat(used).isEqualTo(defined);
    }

    private static void everyNode(Object node, java.util.function.Consumer<Object> look) {
        look.accept(node);
        if (node instanceof Map<?, ?> map) {
            map.values().forEach(value -> everyNode(value, look));
        } else if (node instanceof List<?> list) {
            list.forEach(value -> everyNode(value, look));
        }
    }
}
