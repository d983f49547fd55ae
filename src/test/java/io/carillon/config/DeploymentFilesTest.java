package io.carillon.config;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** What {@code deploy} has for the systems around a server, held against what Carillon is. */
@DisplayName("The deployment files")
class DeploymentFilesTest {

  private static final Path FOLDER = Path.of("deploy");
  private static final Path COMPOSE = FOLDER.resolve("container/compose.yaml");
  private static final Path CLUSTER = FOLDER.resolve("container/cluster.yaml");
  private static final Path CONTAINER = FOLDER.resolve("container/Containerfile");
  private static final Path SERVICE = FOLDER.resolve("systemd/carillon.service");
  private static final Path PROXY = FOLDER.resolve("nginx/carillon.conf");

  private static final Pattern VARIABLE = Pattern.compile("\\bCARILLON_[A-Z_]+");
  private static final Pattern PASSWORD = Pattern.compile("(?m)^[^#\\n]*?PASSWORD *[=:] *(.*)$");

  /** Carillon itself needs up to 30 s to stop. */
  static final int STOP_SECONDS = 30;

  static Stream<Path> files() throws IOException {
    return Stream.of("nginx", "systemd", "container", "kubernetes")
        .flatMap(folder -> Stream.of(FOLDER.resolve(folder).toFile().listFiles()))
        .map(File::toPath);
  }

  private static String environmentName(String setting) {
    return setting.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static JsonNode services() throws IOException {
    return new YAMLMapper().readTree(COMPOSE.toFile()).get("services");
  }

  /** The instructions, comments and line breaks taken out. */
  static Map<String, String> instructions() throws IOException {
    String text = Files.readString(CONTAINER).replaceAll("(?m)^#.*\\n", "").replace("\\\n", "");
    return text.lines()
        .filter(line -> !line.isBlank())
        .collect(Collectors.toMap(line -> line.split(" ", 2)[0], line -> line.split(" ", 2)[1]));
  }

  private static Map<String, String> directives() throws IOException {
    return Files.readAllLines(SERVICE).stream()
        .filter(line -> line.matches("[A-Za-z]+=.*"))
        .map(line -> line.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> other));
  }

  @ParameterizedTest
  @MethodSource("files")
  void nameNoSettingThatThereIsNot(Path file) throws IOException {
    Set<String> known =
        SettingNames.all().stream().map(DeploymentFilesTest::environmentName).collect(toSet());
    Matcher named = VARIABLE.matcher(Files.readString(file));
    assertThat(named.results().map(result -> result.group())).isSubsetOf(known);
  }

  /** Empty, for somebody to fill in, or taken from the environment, which must have it. */
  @ParameterizedTest
  @MethodSource("files")
  void holdNoPassword(Path file) throws IOException {
    Matcher password = PASSWORD.matcher(Files.readString(file));
    assertThat(password.results().map(result -> result.group(1)))
        .allMatch(value -> value.isBlank() || value.matches("\\$\\{[A-Z_]+:\\?.+}"));
  }

  @Test
  void meetAtOnePort() throws IOException {
    assertThat(instructions().get("EXPOSE")).isEqualTo("8000");
    assertThat(instructions().get("CMD")).isEqualTo("[\"--port\", \"8000\"]");
    assertThat(instructions().get("HEALTHCHECK")).contains("http://127.0.0.1:8000/health/ready");
    assertThat(services().at("/carillon/ports/0").asText()).endsWith(":8000");
    assertThat(directives().get("ExecStart")).endsWith(" --port 8000");
    assertThat(Files.readString(PROXY)).contains("server 127.0.0.1:8000;");
  }

  @Test
  void runAsNobodySpecialFromAPinnedImage() throws IOException {
    assertThat(instructions().get("USER")).matches("[1-9]\\d+:[1-9]\\d+");
    assertThat(instructions().get("FROM")).matches("[a-z/-]+:\\d+.*");
    for (String service : List.of("database", "broker")) {
      assertThat(services().at("/" + service + "/image").asText()).matches("[a-z/-]+:\\d+.*");
    }
    assertThat(directives())
        .containsEntry("DynamicUser", "yes")
        .containsEntry("NoNewPrivileges", "yes")
        .containsEntry("ProtectSystem", "strict");
  }

  /** In the exec form, without a shell that would keep the signal to itself. */
  @Test
  void leaveItTimeToStopInOrder() throws IOException {
    assertThat(instructions().get("ENTRYPOINT")).startsWith("[\"java\", ");
    assertThat(instructions().get("STOPSIGNAL")).isEqualTo("SIGTERM");
    assertThat(Integer.parseInt(directives().get("TimeoutStopSec"))).isGreaterThan(STOP_SECONDS);
    assertThat(directives()).containsEntry("SuccessExitStatus", "143");
    String patience = services().at("/carillon/stop_grace_period").asText();
    assertThat(Integer.parseInt(patience.replace("s", ""))).isGreaterThan(STOP_SECONDS);
  }

  @Test
  void nameOnlyWhatIsThere() throws IOException {
    JsonNode compose = new YAMLMapper().readTree(COMPOSE.toFile());
    JsonNode build = services().at("/carillon/build");
    Path context = COMPOSE.getParent().resolve(build.get("context").asText());
    assertThat(context.resolve(build.get("dockerfile").asText()).normalize()).isEqualTo(CONTAINER);

    for (JsonNode service : services()) {
      for (JsonNode volume : service.path("volumes")) {
        String source = volume.asText().split(":")[0];
        if (source.startsWith(".")) {
          assertThat(COMPOSE.getParent().resolve(source)).exists();
        } else {
          assertThat(compose.get("volumes").has(source)).as(source).isTrue();
        }
      }
    }
    for (String service : List.of("database", "broker")) {
      assertThat(services().at("/carillon/depends_on").has(service)).isTrue();
      assertThat(services().at("/carillon/environment").toString()).contains("//" + service + ":");
    }
  }

  /** As the embedded one has it. Artemis passes over names that it doesn't know. */
  @Test
  void haveABrokerThatTriesAgainSlowly() throws Exception {
    ConfigurationImpl broker = new ConfigurationImpl();
    broker.parseProperties(FOLDER.resolve("container/broker.properties").toString());
    AddressSettings queue = broker.getAddressSettings().get("CarillonBulk");
    assertThat(queue.getMaxDeliveryAttempts()).isEqualTo(5);
    assertThat(queue.getRedeliveryDelay()).isEqualTo(1_000);
    assertThat(queue.getRedeliveryMultiplier()).isEqualTo(2.0);
    assertThat(queue.getMaxRedeliveryDelay()).isEqualTo(30_000);
    assertThat(queue.getDeadLetterAddress().toString()).isEqualTo("DLQ");
  }

  @Test
  void haveTheBrokerOfTheClientsVersion() throws IOException {
    Matcher version =
        Pattern.compile("<artemis\\.version>(.+)</artemis\\.version>")
            .matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(services().at("/broker/image").asText()).endsWith(":" + version.group(1));
  }

  @Test
  void haveAClusterOfEqualNodesBehindTheProxyThatTheyTrust() throws IOException {
    Map<String, Object> cluster = new Yaml().load(Files.readString(CLUSTER));
    Map<?, ?> parts = (Map<?, ?>) cluster.get("services");
    Map<?, ?> node = (Map<?, ?>) parts.get("node-1");
    assertThat(parts.get("node-2")).isEqualTo(node);
    assertThat((Map<?, ?>) node.get("environment"))
        .extracting("CARILLON_CLUSTER")
        .isEqualTo("true");
    assertThat(parts.get("proxy").toString())
        .contains(((Map<?, ?>) node.get("environment")).get("CARILLON_TRUSTED_PROXIES").toString());
    assertThat(Files.readString(CLUSTER.resolveSibling("cluster-nginx.conf")))
        .contains("server node-1:8000 ", "server node-2:8000 ");
    for (String same : List.of("database", "broker")) {
      assertThat(((Map<?, ?>) parts.get(same)).get("image"))
          .isEqualTo(services().at("/" + same + "/image").asText());
    }
  }
}
