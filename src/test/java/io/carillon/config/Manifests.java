package io.carillon.config;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * Reads YAML into Kubernetes' types as strictly as an API server that validates fields: unknown
 * names, names that come twice and values of another type are errors. What is required is not known
 * to the types.
 */
final class Manifests {

  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Stream.of(Deployment.class, Service.class, Ingress.class, PodDisruptionBudget.class)
          .collect(Collectors.toMap(HasMetadata::getKind, type -> type));

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .annotationIntrospector(new WithoutPlaceForTheUnknown())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_IGNORED_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .build();

  private static final Path FOLDER = Path.of("deploy/kubernetes");

  private Manifests() {}

  static <T extends HasMetadata> T file(String name, Class<T> type) throws IOException {
    return type.cast(read(Files.readString(FOLDER.resolve(name))));
  }

  /** Read strictly, too: of its fields the record has those that we use. */
  static Kustomization kustomization() throws IOException {
    return STRICT.convertValue(
        parts(Files.readString(FOLDER.resolve("kustomization.yaml"))), Kustomization.class);
  }

  /**
   * @throws IllegalArgumentException saying which part of it fits no type
   */
  static HasMetadata read(String yaml) {
    Map<String, Object> parts = parts(yaml);
    Class<? extends HasMetadata> type = KINDS.get(String.valueOf(parts.get("kind")));
    if (type == null || !HasMetadata.getApiVersion(type).equals(parts.get("apiVersion"))) {
      throw new IllegalArgumentException(
          "no type for " + parts.get("kind") + " of " + parts.get("apiVersion"));
    }
    return STRICT.convertValue(parts, type);
  }

  private static Map<String, Object> parts(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    return new Yaml(options).load(yaml);
  }

  record Kustomization(
      String apiVersion,
      String kind,
      List<String> resources,
      List<Generator> configMapGenerator,
      List<Image> images) {

    record Generator(String name, List<String> envs) {}

    record Image(String name, String newName, String newTag) {}
  }

  /** The types keep fields that they don't know in a map. */
  private static final class WithoutPlaceForTheUnknown extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }
}
