package io.carillon.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.ClusterCommandResult.ExitStatus;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Payara Micro, booted in this JVM. It stops with the JVM, in a shutdown hook of its own. */
final class MicroServer {

  private static final String BROKER = "carillon-broker";
  private static final String CONNECTION_POOL = "carillon-broker-connections";
  private static final String APPLICATION = "carillon";

  private final PayaraMicroRuntime runtime;
  private final AdminCommandRunner commands;

  private MicroServer(PayaraMicroRuntime runtime, AdminCommandRunner commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /**
   * Boots an empty server that keeps all its files in {@code folder} and listens on {@code port}.
   */
  static MicroServer boot(Path folder, Path loggingProperties, int port) throws LaunchFailure {
    // What Payara Micro 6 reads from system properties only.
    System.setProperty("java.util.logging.config.file", loggingProperties.toString());
    System.setProperty("glassfish.embedded.tmpdir", folder.toString());
    // Where message-driven beans get their messages from, unless they name an adapter.
    System.setProperty("com.sun.enterprise.connectors.inbound.ramid", BROKER);
    if (System.getProperty("java.net.preferIPv4Stack") == null) {
      // Payara Micro would set it to true and leave http://[::1] unanswered.
      System.setProperty("java.net.preferIPv4Stack", "false");
    }
    // Looks for JDBC drivers now, when there are none: the first look happens in whatever class
    // loader comes first, and Payara Micro 6's is a temporary one of the application, about whose
    // drivers it then warns.
    DriverManager.drivers();
    // Unpacking keeps Payara Micro's own temporary folder out of the system's.
    PayaraMicro.setUpackedJarDir(folder.toFile());
    AtomicReference<AdminCommandRunner> commands = new AtomicReference<>();
    PayaraMicro micro = PayaraMicro.getInstance();
    micro.setRootDir(folder.toFile());
    micro.setHttpPort(port);
    // Without Hazelcast there is no cluster port; nodes of Carillon talk through the broker.
    micro.setNoHazelcast(true);
    micro.setPostBootHandler(commands::set);
    try {
      return new MicroServer(micro.bootStrap(), commands.get());
    } catch (BootstrapException e) {
      throw new LaunchFailure("the server did not start: " + FailureLog.rootMessage(e), e);
    }
  }

  /**
   * Deploys the adapter, and makes its connection factory the server's default one. Payara Micro 6
   * has no broker, and so nothing under the name that Payara Server's default has.
   */
  void deployBroker(Path archive) throws LaunchFailure {
    deploy(BROKER, "--name", BROKER, archive.toString());
    List<String> pool = new ArrayList<>();
    pool.addAll(List.of("--raname", BROKER));
    pool.addAll(List.of("--connectiondefinition", "jakarta.jms.ConnectionFactory"));
    pool.addAll(List.of("--transactionsupport", "XATransaction"));
    pool.addAll(List.of("--steadypoolsize", "0", "--maxpoolsize", "32"));
    Setting.BROKER_USER.value().ifPresent(user -> pool.addAll(List.of("--property", poolOf(user))));
    pool.add(CONNECTION_POOL);
    configure("create-connector-connection-pool", pool.toArray(String[]::new));
    configure(
        "create-connector-resource",
        "--poolname",
        CONNECTION_POOL,
        "jms/__defaultConnectionFactory");
  }

  /**
   * Payara 6 connects as the pool's own user, and as an empty one where it has none: the adapter's
   * doesn't count then.
   */
  private static String poolOf(String user) {
    String password = Setting.BROKER_PASSWORD.value().orElse("");
    return "UserName=" + escaped(user) + ":Password=" + escaped(password);
  }

  /** For a list of properties as asadmin takes it. */
  private static String escaped(String text) {
    return text.replaceAll("[\\\\:=\"]", "\\\\$0");
  }

  void deployApplication(Path archive) throws LaunchFailure {
    deploy(APPLICATION, "--name", APPLICATION, "--contextroot", "/", archive.toString());
  }

  /**
   * Payara Micro 6 goes on, and says it is ready, when a deployment has failed; its report has only
   * the outermost of several messages, the log has the one that helps.
   */
  private void deploy(String name, String... arguments) throws LaunchFailure {
    try (FailureLog log = FailureLog.listen()) {
      boolean succeeded = commands.run("deploy", arguments).getExitStatus() != ExitStatus.FAILURE;
      if (!succeeded || !runtime.getDeployedApplicationNames().contains(name)) {
        throw new LaunchFailure(name + " did not start: " + log.reason().orElse("see the log"));
      }
    }
  }

  private void configure(String command, String... arguments) throws LaunchFailure {
    ClusterCommandResult result = commands.run(command, arguments);
    if (result.getExitStatus() == ExitStatus.FAILURE) {
      throw new LaunchFailure("the server refused " + command + ": " + result.getOutput().strip());
    }
  }
}
