package io.carillon.bench.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;

/**
 * An Artemis for anybody on this machine, which counts the frames' messages of the nodes' topic. It
 * answers each line of its input with how many there were, and ends with its input.
 */
final class BrokerMain implements ActiveMQServerMessagePlugin {

  /** What it prints when it can be used. */
  static final String READY = "ready";

  /** What nodes call these things; see the application's package {@code cluster}. */
  private static final String TOPIC = "CarillonNodes";

  private static final SimpleString KIND = SimpleString.of("carillon_kind");
  private static final String FRAMES = "FRAMES";

  private final LongAdder frames = new LongAdder();

  private BrokerMain() {}

  /** The arguments are a folder and a port. */
  public static void main(String[] arguments) throws Exception {
    BrokerMain counter = new BrokerMain();
    new EmbeddedActiveMQ()
        .setConfiguration(
            configuration(Path.of(arguments[0]), Integer.parseInt(arguments[1]), counter))
        .start();
    System.out.println(READY);
    counter.answer();
    System.exit(0);
  }

  private static Configuration configuration(Path folder, int port, BrokerMain counter)
      throws Exception {
    Configuration configuration =
        new ConfigurationImpl()
            .setSecurityEnabled(false)
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
            .addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
    configuration.setMaxDiskUsage(-1);
    configuration.registerBrokerPlugin(counter);
    return configuration;
  }

  @Override
  public void afterMessageRoute(
      Message message,
      RoutingContext context,
      boolean direct,
      boolean rejectDuplicates,
      RoutingStatus result) {
    if (TOPIC.equals(message.getAddress()) && FRAMES.equals(message.getStringProperty(KIND))) {
      frames.increment();
    }
  }

  private void answer() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (lines.readLine() != null) {
        System.out.println(frames.sum());
      }
    }
  }
}
