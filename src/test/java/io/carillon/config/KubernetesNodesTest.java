package io.carillon.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code deploy/kubernetes} says of nodes, held against what a node and its image are. */
@DisplayName("Nodes in Kubernetes")
class KubernetesNodesTest {

  private static final Path FOLDER = Path.of("deploy/kubernetes");

  private static DeploymentSpec deployment;
  private static PodSpec pod;
  private static Container node;

  @BeforeAll
  static void read() throws IOException {
    deployment = Manifests.file("deployment.yaml", Deployment.class).getSpec();
    pod = deployment.getTemplate().getSpec();
    assertThat(pod.getContainers()).hasSize(1);
    node = pod.getContainers().get(0);
  }

  /** The longest time that it fails and is asked again. */
  private static int patience(Probe probe) {
    return probe.getPeriodSeconds() * probe.getFailureThreshold();
  }

  @Test
  void areAppliedWithAllOfItsFiles() throws IOException {
    Manifests.Kustomization all = Manifests.kustomization();
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !name.equals("kustomization.yaml"))
              .toList();
      List<String> environments = all.configMapGenerator().get(0).envs();
      assertThat(names)
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(all.resources(), environments).flatMap(List::stream).toList());
    }
    for (String file : all.resources()) {
      assertThat(Manifests.read(Files.readString(FOLDER.resolve(file))).getMetadata().getName())
          .isEqualTo("carillon");
    }
  }

  @Test
  void haveTheImageByItsShortName() throws IOException {
    Manifests.Kustomization.Image image = Manifests.kustomization().images().get(0);
    assertThat(node.getImage()).isEqualTo("carillon").isEqualTo(image.name());
    assertThat(image.newName()).isEqualTo("carillon");
    assertThat(image.newTag()).isNotEqualTo("latest");
  }

  @Test
  void haveTheSettingsOfACluster() throws IOException {
    assertThat(node.getEnvFrom().get(0).getConfigMapRef().getName())
        .isEqualTo(Manifests.kustomization().configMapGenerator().get(0).name());
    Map<String, String> settings =
        Files.readAllLines(FOLDER.resolve("carillon.env")).stream()
            .filter(line -> line.matches("[A-Z].*"))
            .map(line -> line.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    assertThat(settings)
        .containsEntry("CARILLON_CLUSTER", "true")
        .containsKeys("CARILLON_DB_USER", "CARILLON_BROKER_USER");
    assertThat(settings.get("CARILLON_DB_URL")).startsWith("jdbc:postgresql://");
    assertThat(settings.get("CARILLON_BROKER_URL")).startsWith("tcp://");
  }

  @Test
  void takeSecretsFromASecretOnly() {
    assertThat(node.getEnv())
        .extracting(EnvVar::getName)
        .containsExactlyInAnyOrder(
            "CARILLON_DB_PASSWORD", "CARILLON_BROKER_PASSWORD", "CARILLON_ADMIN_PASSWORD");
    for (EnvVar secret : node.getEnv()) {
      assertThat(secret.getValue()).isNull();
      assertThat(secret.getValueFrom().getSecretKeyRef().getName()).isEqualTo("carillon");
      assertThat(secret.getValueFrom().getSecretKeyRef().getKey()).isEqualTo(secret.getName());
    }
  }

  @Test
  void areAskedForTheirHealthWhereTheyAnswer() throws IOException {
    for (Probe probe :
        List.of(node.getStartupProbe(), node.getLivenessProbe(), node.getReadinessProbe())) {
      assertThat(Addresses.servlets()).contains(probe.getHttpGet().getPath());
      assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("http");
      // A check has two seconds.
      assertThat(probe.getTimeoutSeconds()).isGreaterThan(2);
    }
    assertThat(node.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/health/ready");
    assertThat(node.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/health/live");
    assertThat(node.getPorts().get(0).getName()).isEqualTo("http");
    assertThat(node.getPorts().get(0).getContainerPort())
        .hasToString(DeploymentFilesTest.instructions().get("EXPOSE"));
    assertThat(deployment.getProgressDeadlineSeconds())
        .isGreaterThan(patience(node.getStartupProbe()));
  }

  @Test
  void haveTimeToStopInOrder() {
    List<String> wait = node.getLifecycle().getPreStop().getExec().getCommand();
    assertThat(wait).hasSize(2).first().isEqualTo("sleep");
    assertThat(pod.getTerminationGracePeriodSeconds())
        .isGreaterThan(Integer.parseInt(wait.get(1)) + DeploymentFilesTest.STOP_SECONDS);
  }

  @Test
  void goOneAfterTheOther() throws IOException {
    assertThat(deployment.getReplicas()).isGreaterThan(1);
    assertThat(deployment.getStrategy().getRollingUpdate().getMaxUnavailable().getIntVal())
        .isZero();
    assertThat(deployment.getStrategy().getRollingUpdate().getMaxSurge().getIntVal()).isPositive();
    PodDisruptionBudget budget =
        Manifests.file("disruption-budget.yaml", PodDisruptionBudget.class);
    assertThat(budget.getSpec().getMaxUnavailable().getIntVal())
        .isPositive()
        .isLessThan(deployment.getReplicas());
  }

  @Test
  void areMeantByAllSelectors() throws IOException {
    Map<String, String> labels = deployment.getTemplate().getMetadata().getLabels();
    assertThat(labels).isNotEmpty();
    assertThat(deployment.getSelector().getMatchLabels()).isEqualTo(labels);
    Service service = Manifests.file("service.yaml", Service.class);
    assertThat(service.getSpec().getSelector()).isEqualTo(labels);
    assertThat(service.getSpec().getPorts().get(0).getTargetPort().getStrVal()).isEqualTo("http");
    PodDisruptionBudget budget =
        Manifests.file("disruption-budget.yaml", PodDisruptionBudget.class);
    assertThat(budget.getSpec().getSelector().getMatchLabels()).isEqualTo(labels);
    for (TopologySpreadConstraint spread : pod.getTopologySpreadConstraints()) {
      assertThat(spread.getLabelSelector().getMatchLabels()).isEqualTo(labels);
    }
  }

  @Test
  void runAsNobodySpecial() throws IOException {
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(
            pod.getSecurityContext().getRunAsUser()
                + ":"
                + pod.getSecurityContext().getRunAsGroup())
        .isEqualTo(DeploymentFilesTest.instructions().get("USER"));
    assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(pod.getAutomountServiceAccountToken()).isFalse();
    assertThat(node.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(node.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(node.getSecurityContext().getPrivileged()).isNull();
  }

  @Test
  void writeOnlyWhereTheyHaveTo() throws IOException {
    assertThat(node.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    Map<String, String> mounts =
        node.getVolumeMounts().stream()
            .collect(Collectors.toMap(VolumeMount::getMountPath, VolumeMount::getName));
    assertThat(mounts).containsOnlyKeys(DeploymentFilesTest.instructions().get("VOLUME"), "/tmp");
    assertThat(pod.getVolumes())
        .allMatch(volume -> volume.getEmptyDir() != null)
        .extracting(volume -> volume.getName())
        .containsExactlyInAnyOrderElementsOf(mounts.values());
  }

  @Test
  void haveAsMuchMemoryAsTheyMayTake() {
    Quantity memory = node.getResources().getLimits().get("memory");
    assertThat(memory.getNumericalAmount()).isGreaterThanOrEqualTo(BigDecimal.valueOf(1L << 30));
    assertThat(node.getResources().getRequests()).containsEntry("memory", memory);
    assertThat(node.getResources().getRequests().get("cpu").getNumericalAmount()).isPositive();
    BigDecimal files =
        pod.getVolumes().stream()
            .map(volume -> volume.getEmptyDir().getSizeLimit().getNumericalAmount())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(node.getResources().getRequests().get("ephemeral-storage").getNumericalAmount())
        .isGreaterThanOrEqualTo(files);
  }
}
