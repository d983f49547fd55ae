package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check of the manifests is worth: each of these faults is found in a good file. */
@DisplayName("Reading manifests strictly")
class ManifestsTest {

  private static final Path FOLDER = Path.of("deploy/kubernetes");

  private static String spoilt(String file, String good, String bad) throws IOException {
    String text = Files.readString(FOLDER.resolve(file));
    assertThat(text).contains(good);
    return text.replace(good, bad);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "deployment.yaml, periodSeconds:, periodSecond:",
        "deployment.yaml, readinessProbe:, readynessProbe:",
        "deployment.yaml, readOnlyRootFilesystem:, readOnlyRootFileSystem:",
        "deployment.yaml, maxUnavailable:, maxunavailable:",
        "disruption-budget.yaml, unhealthyPodEvictionPolicy:, unhealthyPodsEvictionPolicy:",
        "ingress.yaml, pathType:, pathtype:",
        "ingress.yaml, ingressClassName:, ingressClass:",
        "service.yaml, targetPort:, targetport:",
        "service.yaml, labels:, label:",
      })
  void findsAMisspeltField(String file, String good, String bad) {
    assertThatThrownBy(() -> Manifests.read(spoilt(file, good, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bad.replace(":", ""));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "deployment.yaml, replicas: 2, replicas: \"2\"",
        "deployment.yaml, replicas: 2, replicas: two",
        "deployment.yaml, replicas: 2, replicas: 2.5",
        "deployment.yaml, runAsNonRoot: true, runAsNonRoot: \"true\"",
        "deployment.yaml, optional: true, optional: 1",
        "deployment.yaml, `[\"sleep\", \"5\"]`, `[\"sleep\", 5]`",
        "deployment.yaml, `[\"sleep\", \"5\"]`, sleep 5",
        "deployment.yaml, image: carillon, image: 1",
        "ingress.yaml, `\"120\"`, 120",
        "ingress.yaml, `\"false\"`, false",
        "ingress.yaml, secretName: carillon-tls, `secretName: [carillon-tls]`",
        "service.yaml, port: 8000, port: http",
        "service.yaml, app.kubernetes.io/name: carillon, app.kubernetes.io/name: true",
      })
  void findsAValueOfTheWrongType(String file, String good, String bad) {
    assertThatThrownBy(() -> Manifests.read(spoilt(file, good, bad)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsAFieldThatIsThereTwice() {
    assertThatThrownBy(
            () -> Manifests.read(spoilt("service.yaml", "port: 8000", "port: 80\n      port: 81")))
        .hasMessageContaining("duplicate key port");
  }

  @ParameterizedTest
  @CsvSource({
    "disruption-budget.yaml, apiVersion: policy/v1, apiVersion: policy/v1beta1",
    "deployment.yaml, kind: Deployment, kind: Deploymant",
    "service.yaml, apiVersion: v1, apiVersion: v2",
  })
  void findsAKindThatThatVersionDoesNotHave(String file, String good, String bad) {
    assertThatThrownBy(() -> Manifests.read(spoilt(file, good, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("no type for");
  }
}
