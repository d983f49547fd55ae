package io.carillon.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code asadmin} does to one Payara Server: its enterprise beans, as {@link EjbPlatform}
 * wants them, its applications and its broker.
 *
 * @param home where Payara Server is unpacked
 * @param domain the folder of the server's domain
 */
record PayaraAdministration(Path home, Path domain) {

  private static final Pattern IIOP_PORT =
      Pattern.compile("<iiop-listener (?=[^>]*id=\"orb-listener-1\")[^>]*?port=\"(\\d+)\"");
  private static final Pattern ADMIN_PORT =
      Pattern.compile(
          "<network-listener (?=[^>]*protocol=\"admin-listener\")[^>]*?port=\"(\\d+)\"");

  /** As in the manifest of the example. */
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.util",
          "java.management/javax.management",
          "java.management/javax.management.openmbean");

  static EjbPlatform.EjbClient client(Path home) {
    return new EjbPlatform.EjbClient(
        Path.of("src", "examples", "ejb-client", "src", "payara-server", "java"),
        List.of(home.resolve("glassfish").resolve("lib").resolve("gf-client.jar")),
        OPENED.stream().map(opened -> "--add-opens=" + opened + "=ALL-UNNAMED").toList());
  }

  static String address(int port) {
    return "iiop://localhost:" + port;
  }

  int port() {
    return port(IIOP_PORT);
  }

  void addUser(String user, String password, String group) {
    try {
      Path passwords = Files.createTempFile("passwords", ".txt");
      try {
        Files.writeString(
            passwords, "AS_ADMIN_PASSWORD=\nAS_ADMIN_USERPASSWORD=" + password + "\n");
        asadmin(
            "--passwordfile", passwords.toString(), "create-file-user", "--groups", group, user);
      } finally {
        Files.delete(passwords);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void deploy(Path war) {
    asadmin("deploy", war.toAbsolutePath().toString());
  }

  void redeploy(String name, Path war) {
    asadmin("redeploy", "--name", name, war.toAbsolutePath().toString());
  }

  /**
   * While the server doesn't run: sets it up for the broker that the environment names, and deploys
   * an application there; commands at the server's start come before the adapter is loaded.
   */
  void useBroker(Map<String, String> environment, Path war) {
    List<String> command =
        List.of(
            Path.of("src", "test", "sh", "payara-artemis.sh").toString(),
            home.toString(),
            domain.toString(),
            String.valueOf(port(ADMIN_PORT)),
            war.toString());
    Program.run(command, environment).requireSuccess();
  }

  private void asadmin(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin").resolve("asadmin").toString());
    command.addAll(List.of("--interactive=false", "--port", String.valueOf(port(ADMIN_PORT))));
    command.addAll(List.of(arguments));
    Program.run(command).requireSuccess();
  }

  private int port(Pattern listener) {
    try {
      Matcher port =
          listener.matcher(Files.readString(domain.resolve("config").resolve("domain.xml")));
      if (!port.find()) {
        throw new IllegalStateException("No " + listener + " in " + domain);
      }
      return Integer.parseInt(port.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
