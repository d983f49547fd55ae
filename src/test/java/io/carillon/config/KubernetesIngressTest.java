package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ingress lets through, and to whom. */
@DisplayName("The ingress in Kubernetes")
class KubernetesIngressTest {

  /** Carillon ends what is silent for so long. */
  private static final int SILENCE_SECONDS = 45;

  private static Ingress ingress;
  private static List<HTTPIngressPath> paths;

  @BeforeAll
  static void read() throws IOException {
    ingress = Manifests.file("ingress.yaml", Ingress.class);
    paths = ingress.getSpec().getRules().get(0).getHttp().getPaths();
  }

  /** By the rules of the Ingress: a prefix is one of whole elements. */
  private static boolean passes(String address) {
    return paths.stream()
        .anyMatch(
            path ->
                address.equals(path.getPath())
                    || path.getPathType().equals("Prefix")
                        && address.startsWith(path.getPath() + "/"));
  }

  @Test
  void letsThroughWhatThePublicMayAskFor() throws IOException {
    assertThat(Addresses.publicOnes())
        .contains("/", "/ws/chat/", "/api/any", "/notices/any", "/app/main.js")
        .allMatch(KubernetesIngressTest::passes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/metrics", "/metrics;a=b", "/health/live", "/health/ready", "/health", "/error"})
  void keepsTheRestInside(String address) {
    assertThat(passes(address)).isFalse();
  }

  @Test
  void sendsAllOfItToTheService() throws IOException {
    Service service = Manifests.file("service.yaml", Service.class);
    for (HTTPIngressPath path : paths) {
      assertThat(path.getPathType()).isIn("Exact", "Prefix");
      IngressServiceBackend backend = path.getBackend().getService();
      assertThat(backend.getName()).isEqualTo(service.getMetadata().getName());
      assertThat(service.getSpec().getPorts())
          .extracting(ServicePort::getName)
          .contains(backend.getPort().getName());
    }
  }

  @Test
  void isForTheHostThatTheNodesAnswerTo() throws IOException {
    String host = ingress.getSpec().getRules().get(0).getHost();
    assertThat(ingress.getSpec().getRules()).hasSize(1);
    assertThat(ingress.getSpec().getTls().get(0).getHosts()).containsExactly(host);
    assertThat(Files.readAllLines(Path.of("deploy/kubernetes/carillon.env")))
        .contains("CARILLON_ALLOWED_HOSTS=" + host);
  }

  /** ingress-nginx takes seconds without a unit, F5's controller takes nginx's own form. */
  @Test
  void waitsLongerForASilentConnectionThanCarillon() {
    Map<String, String> annotations = ingress.getMetadata().getAnnotations();
    for (String direction : List.of("read", "send")) {
      String name = "proxy-" + direction + "-timeout";
      assertThat(Integer.parseInt(annotations.get("nginx.ingress.kubernetes.io/" + name)))
          .isGreaterThan(SILENCE_SECONDS);
      String seconds = annotations.get("nginx.org/" + name);
      assertThat(seconds).endsWith("s");
      assertThat(Integer.parseInt(seconds.replace("s", ""))).isGreaterThan(SILENCE_SECONDS);
    }
    assertThat(annotations)
        .containsEntry("nginx.org/websocket-services", "carillon")
        .containsEntry("nginx.ingress.kubernetes.io/enable-access-log", "false");
  }
}
