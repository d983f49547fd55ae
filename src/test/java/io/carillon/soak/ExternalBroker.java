package io.carillon.soak;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;

/**
 * An Artemis in a process of its own, to be killed and brought back on the same data and port. It
 * has one user.
 */
public final class ExternalBroker implements AutoCloseable {

  private static final String USER = "carillon";
  private static final String PASSWORD = "of:the=broker";

  private final Path folder;
  private final int port = freePort();
  private Process process;

  private ExternalBroker(Path folder) {
    this.folder = folder;
  }

  public static ExternalBroker start(String name) {
    ExternalBroker broker = new ExternalBroker(Path.of("target", "it", name));
    broker.restart();
    return broker;
  }

  /** The process's own main: a folder and a port. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Configuration configuration =
        new ConfigurationImpl()
            .setPersistenceEnabled(true)
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
            .addAcceptorConfiguration("tcp", "tcp://localhost:" + arguments[1])
            .addAddressSetting("#", new AddressSettings().setRedeliveryDelay(1_000));
    configuration.setMaxDiskUsage(-1);
    new EmbeddedActiveMQ()
        .setConfiguration(configuration)
        .setSecurityManager(new OneUser())
        .start();
  }

  /** May do anything, and nobody else may. */
  private static final class OneUser implements ActiveMQSecurityManager {

    @Override
    public boolean validateUser(String user, String password) {
      return USER.equals(user) && PASSWORD.equals(password);
    }

    @Override
    public boolean validateUserAndRole(
        String user, String password, Set<Role> roles, CheckType check) {
      return validateUser(user, password);
    }
  }

  public Map<String, String> settings() {
    return Map.of(
        "CARILLON_BROKER_URL",
        "tcp://localhost:" + port,
        "CARILLON_BROKER_USER",
        USER,
        "CARILLON_BROKER_PASSWORD",
        PASSWORD,
        "CARILLON_DEMO",
        "true");
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  public void restart() {
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  ExternalBroker.class.getName(),
                  folder.resolve("data").toAbsolutePath().toString(),
                  String.valueOf(port))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private File log() throws IOException {
    Files.createDirectories(folder);
    return folder.resolve("broker.log").toFile();
  }

  @Override
  public void close() {
    kill();
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(0)) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
