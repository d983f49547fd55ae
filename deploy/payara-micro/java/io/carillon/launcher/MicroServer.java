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
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Payara Micro, booted in this JVM. It stops with the JVM, in a shutdown hook of its own. */
final class MicroServer {

  private static final String BROKER = "carillon-broker";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
  private static final String NO_BEANS = "Invalid ejb jar";
  private static final String PARSER_TIMEOUT = "hk2.parser.timeout";
  private static final String CONNECTION_POOL = "carillon-broker-connections";
  private static final String APPLICATION = "carillon";
  private static final String LISTENERS =
      "configs.config.server-config.network-config.network-listeners.network-listener.";

  private final PayaraMicroRuntime runtime;
  private final AdminCommandRunner commands;

  private MicroServer(PayaraMicroRuntime runtime, AdminCommandRunner commands) {
    this.runtime = runtime;
    this.commands = commands;
  }

  /** Boots an empty server that keeps all its files in {@code folder}. */
  static MicroServer boot(Path folder, Path loggingProperties, Interfaces interfaces)
      throws LaunchFailure {
    // What Payara Micro 6 reads from system properties only.
    System.setProperty("java.util.logging.config.file", loggingProperties.toString());
    System.setProperty("glassfish.embedded.tmpdir", folder.toString());
    // Where message-driven beans get their messages from, unless they name an adapter.
    System.setProperty("com.sun.enterprise.connectors.inbound.ramid", BROKER);
    if (System.getProperty(PARSER_TIMEOUT) == null) {
      // Seconds for reading the classes of an archive. When they are over, 100 by default, Payara
      // Micro 6 goes on with what it has read, and then finds no bean in the application.
      System.setProperty(PARSER_TIMEOUT, "1200");
    }
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
    micro.setHttpPort(interfaces.port());
    micro.setPreBootHandler(configuration -> listen(configuration, interfaces));
    // Without Hazelcast there is no cluster port; nodes of Carillon talk through the broker.
    micro.setNoHazelcast(true);
    micro.setPostBootHandler(commands::set);
    try {
      return new MicroServer(micro.bootStrap(), commands.get());
    } catch (BootstrapException e) {
      throw new LaunchFailure("the server did not start: " + FailureLog.rootMessage(e), e);
    }
  }

  /** Payara Micro 6 listens on all addresses, unless its configuration says otherwise. */
  private static void listen(AdminCommandRunner configuration, Interfaces interfaces) {
    Iterator<String> addresses = interfaces.addresses().iterator();
    configuration.run("set", LISTENERS + "http-listener.address=" + addresses.next());
    for (int i = 2; addresses.hasNext(); i++) {
      configuration.run(
          "create-network-listener",
          "--address",
          addresses.next(),
          "--listenerport",
          String.valueOf(interfaces.port()),
          "--protocol",
          "http-listener",
          "http-listener-" + i);
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
    Optional<String> user = Setting.BROKER_USER.value();
    if (user.isPresent()) {
      pool.addAll(List.of("--property", poolOf(user.get())));
    }
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
  private static String poolOf(String user) throws LaunchFailure {
    String password = Setting.BROKER_PASSWORD.value().orElse("");
    requireLiteral(Setting.BROKER_USER, user);
    requireLiteral(Setting.BROKER_PASSWORD, password);
    return "UserName=" + escaped(user) + ":Password=" + escaped(password);
  }

  /**
   * Payara 6 puts the value of a variable in its place, in whatever it is configured with, and
   * knows no way to write one that is meant as it stands. Other dollar signs it leaves alone.
   */
  private static void requireLiteral(Setting setting, String text) throws LaunchFailure {
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String name = variable.group(1).strip();
      if (name.contains("=") || System.getProperty(name) != null || System.getenv(name) != null) {
        throw new LaunchFailure(
            setting
                + " holds ${"
                + name
                + "}, which the server takes for a variable: choose another");
      }
    }
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
        throw new LaunchFailure(
            name
                + " did not start: "
                + log.reason().map(MicroServer::explained).orElse("see the log"));
      }
    }
  }

  /** What Payara says when it had no time to read the classes is about something else. */
  private static String explained(String reason) {
    return reason.startsWith(NO_BEANS)
        ? "this machine is too busy: the server did not read all classes within %s s (-D%s)"
            .formatted(System.getProperty(PARSER_TIMEOUT), PARSER_TIMEOUT)
        : reason;
  }

  private void configure(String command, String... arguments) throws LaunchFailure {
    ClusterCommandResult result = commands.run(command, arguments);
    if (result.getExitStatus() == ExitStatus.FAILURE) {
      throw new LaunchFailure("the server refused " + command + ": " + result.getOutput().strip());
    }
  }
}
