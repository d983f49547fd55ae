package io.carillon.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A WildFly that the build has unpacked, and set up as {@code deploy/wildfly} says. Each server has
 * a base folder of its own.
 */
final class WildFly implements EjbPlatform {

  private static final String CONFIGURATION = "standalone-full.xml";

  /** Of IIOP and of transaction recovery: any will do, and servers must not share them. */
  private static final Pattern FIXED_PORTS = Pattern.compile("port=\"(3528|3529|4712|4713)\"");

  private static final Path EXTERNAL_BROKER =
      Path.of("deploy", "wildfly", "external-artemis.cli").toAbsolutePath();

  private static final String STARTED = "WFLYSRV0025";
  private static final String STARTED_WITH_ERRORS = "WFLYSRV0026";

  /** As {@code bin/standalone.sh} of 39.0.1 has them. */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-Xms64m",
          "-Xmx512m",
          "-Djava.net.preferIPv4Stack=true",
          "-Djava.awt.headless=true",
          "-Djboss.modules.system.pkgs=org.jboss.byteman",
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private final Path home = Path.of(System.getProperty("carillon.wildfly")).toAbsolutePath();

  @Override
  public List<String> command(Launch launch) {
    Path base = base(launch);
    lay(base, launch);
    List<String> command = new ArrayList<>();
    command.add(Platform.java());
    command.add("-D[Standalone]");
    command.add(QUICK_START);
    command.addAll(JAVA_OPTIONS);
    command.add("-Dorg.jboss.boot.log.file=" + base.resolve("log").resolve("server.log"));
    command.add(
        "-Dlogging.configuration="
            + base.resolve("configuration").resolve("logging.properties").toUri());
    command.addAll(List.of("-jar", home.resolve("jboss-modules.jar").toString()));
    command.addAll(List.of("-mp", home.resolve("modules").toString(), "org.jboss.as.standalone"));
    command.add("-Djboss.home.dir=" + home);
    command.add("-Djboss.server.base.dir=" + base);
    command.add("-Djboss.http.port=" + launch.port());
    command.addAll(List.of("-Djboss.https.port=0", "-Djboss.management.http.port=0"));
    command.addAll(List.of("-c", CONFIGURATION));
    return command;
  }

  @Override
  public Map<String, String> settings(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    all.putIfAbsent("CARILLON_DEMO", String.valueOf(!given.containsKey("CARILLON_DB_URL")));
    broker(given)
        .ifPresent(
            url -> {
              all.put("ARTEMIS_HOST", url.getHost());
              all.put("ARTEMIS_PORT", String.valueOf(url.getPort()));
              all.put("ARTEMIS_USER", given.get("CARILLON_BROKER_USER"));
              all.put("ARTEMIS_PASSWORD", given.get("CARILLON_BROKER_PASSWORD"));
            });
    return all;
  }

  /** An external one is the server's to know here, not the application's. */
  private static Optional<URI> broker(Map<String, String> settings) {
    return Optional.ofNullable(settings.get("CARILLON_BROKER_URL")).map(URI::create);
  }

  /** The configuration as the build's scripts have left it, and what is to be deployed. */
  private void lay(Path base, Launch launch) {
    Path configuration = base.resolve("configuration");
    Path deployments = base.resolve("deployments");
    if (Files.exists(configuration)) {
      return;
    }
    try {
      Files.createDirectories(configuration);
      try (Stream<Path> files = Files.list(home.resolve("standalone").resolve("configuration"))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Files.copy(file, configuration.resolve(file.getFileName()));
        }
      }
      Path server = configuration.resolve(CONFIGURATION);
      Files.writeString(
          server, FIXED_PORTS.matcher(Files.readString(server)).replaceAll("port=\"0\""));
      Files.createDirectories(deployments);
      Path war = deployments.resolve("carillon.war");
      Files.copy(launch.war(), war, StandardCopyOption.REPLACE_EXISTING);
      if (!launch.contextRoot().isEmpty()) {
        moveTo(launch.contextRoot(), war);
      }
      if (broker(launch.settings()).isPresent()) {
        run(EXTERNAL_BROKER, base);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** WildFly has no setting for it: it is said in the WAR. */
  private static void moveTo(String contextRoot, Path war) throws IOException {
    try (FileSystem inside = FileSystems.newFileSystem(war)) {
      Path descriptor = inside.getPath("WEB-INF", "jboss-web.xml");
      Files.writeString(
          descriptor,
          Files.readString(descriptor)
              .replaceFirst("<context-root>.*<", "<context-root>" + contextRoot + "<"));
    }
  }

  private void run(Path script, Path base) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            home.resolve("bin").resolve("jboss-cli.sh").toString(), "--file=" + script);
    builder.environment().put("JAVA_OPTS", "-Djboss.server.base.dir=" + base);
    builder.redirectErrorStream(true).redirectOutput(base.resolve("cli.log").toFile());
    int status = builder.start().onExit().join().exitValue();
    assertThat(status).as(Files.readString(base.resolve("cli.log"))).isZero();
  }

  @Override
  public boolean ready(List<String> log) {
    return log.stream().anyMatch(line -> line.contains(STARTED));
  }

  @Override
  public Optional<String> failure(List<String> log) {
    if (log.stream().noneMatch(line -> line.contains(STARTED_WITH_ERRORS))) {
      return Optional.empty();
    }
    return Optional.of(
        log.stream().filter(line -> line.contains("Caused by: ")).collect(joining("\n")));
  }

  @Override
  public boolean endsOnFailure() {
    return false;
  }

  @Override
  public EjbClient ejbClient() {
    return new EjbClient(
        Path.of("src", "examples", "ejb-client", "src", "wildfly", "java"),
        List.of(home.resolve("bin").resolve("client").resolve("jboss-client.jar")),
        List.of());
  }

  @Override
  public int ejbPort(Launch launch) {
    return launch.port();
  }

  @Override
  public String ejbAddress(int port) {
    return "remote+http://localhost:" + port;
  }

  @Override
  public void addUser(Launch launch, String user, String password, String group) {
    Program.run(
            List.of(
                home.resolve("bin").resolve("add-user.sh").toString(),
                "-s",
                "-a",
                "-u",
                user,
                "-p",
                password,
                "-g",
                group,
                "-sc",
                base(launch).resolve("configuration").toString()))
        .requireSuccess();
  }

  @Override
  public void deploy(Launch launch, Path war) {
    try {
      Files.copy(war, base(launch).resolve("deployments").resolve(war.getFileName()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The deployment scanner goes by the file's time. */
  @Override
  public void redeploy(Launch launch) {
    try {
      Files.setLastModifiedTime(
          base(launch).resolve("deployments").resolve("carillon.war"),
          FileTime.from(Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path base(Launch launch) {
    return launch.folder().toAbsolutePath();
  }
}
