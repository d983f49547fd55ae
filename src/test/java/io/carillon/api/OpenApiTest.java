package io.carillon.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.carillon.core.Fields;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI document has every call, with its query parameters, and none that doesn't exist. */
class OpenApiTest {

  private static final String ITEMS =
      "/responses/200/content/application~1json/schema/properties/items";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Test
  void describesExactlyTheCallsThatThereAre() throws Exception {
    assertThat(documented()).isEqualTo(served());
  }

  @Test
  void givesEveryListALimit() throws Exception {
    Set<String> withoutLimit = new TreeSet<>();
    paths()
        .properties()
        .forEach(
            path -> {
              JsonNode get = path.getValue().path("get");
              boolean limited = false;
              for (JsonNode parameter : get.path("parameters")) {
                limited |=
                    parameter.get("name").asText().equals("limit")
                        && parameter.at("/schema/maximum").asInt() == Fields.MAX_LIMIT;
              }
              if (!get.at(ITEMS).isMissingNode() && !limited) {
                withoutLimit.add(path.getKey());
              }
            });
    // As many as there are, whatever a college does.
    assertThat(withoutLimit).containsExactly("/admin/settings", "/admin/stats/history");
  }

  private static JsonNode paths() throws Exception {
    return new ObjectMapper()
        .readTree(java.nio.file.Path.of("src/docs/openapi.json").toFile())
        .required("paths");
  }

  /** Query parameters by call, such as {@code GET /users}. */
  private static Map<String, Set<String>> documented() throws Exception {
    Map<String, Set<String>> calls = new TreeMap<>();
    paths()
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(call -> METHODS.contains(call.getKey()))
                    .forEach(
                        call -> {
                          Set<String> query = new TreeSet<>();
                          call.getValue()
                              .path("parameters")
                              .forEach(parameter -> query.add(parameter.get("name").asText()));
                          calls.put(
                              call.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), query);
                        }));
    return calls;
  }

  private static Map<String, Set<String>> served() {
    Map<String, Set<String>> calls = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.carillon.api")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(JavaClass::reflect)
            .forEach(
                resource ->
                    Stream.of(resource.getDeclaredMethods())
                        .forEach(method -> add(calls, resource, method)));
    return calls;
  }

  private static void add(Map<String, Set<String>> calls, Class<?> resource, Method method) {
    Stream.of(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getAnnotation(HttpMethod.class).value())
        .forEach(
            verb ->
                calls
                    .computeIfAbsent(verb + " " + path(resource, method), call -> new TreeSet<>())
                    .addAll(query(method)));
  }

  private static String path(Class<?> resource, Method method) {
    Path own = method.getAnnotation(Path.class);
    String path =
        "/" + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
    return path.replaceAll("\\{(\\w+):[^/]*}", "{$1}").replaceAll("/+", "/");
  }

  private static Set<String> query(Method method) {
    Set<String> names = new TreeSet<>();
    for (Annotation[] annotations : method.getParameterAnnotations()) {
      for (Annotation annotation : annotations) {
        if (annotation instanceof QueryParam parameter) {
          names.add(parameter.value());
        }
      }
    }
    return names;
  }
}
