package io.carillon.artemis;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.TransportConstants;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;
import org.apache.activemq.artemis.core.transaction.ResourceManager;
import org.apache.activemq.artemis.core.transaction.Transaction;

/** A durable broker that only this JVM can reach. */
final class EmbeddedBroker {

  private static final Logger LOG = Logger.getLogger(EmbeddedBroker.class.getName());

  private static final String DEAD_LETTERS = "DLQ";
  private static final int KIB = 1024;
  private static final int MIB = 1024 * KIB;

  private final EmbeddedActiveMQ broker;

  EmbeddedBroker(Path folder) {
    broker = new EmbeddedActiveMQ().setConfiguration(configuration(folder));
  }

  /** How to reach this broker: there is one in a JVM. */
  static TransportConfiguration connector() {
    return new TransportConfiguration(InVMConnectorFactory.class.getName(), inVm());
  }

  void start() throws Exception {
    broker.start();
    rollBackInDoubt();
  }

  void stop() throws Exception {
    broker.stop();
  }

  private static Map<String, Object> inVm() {
    return Map.of(TransportConstants.SERVER_ID_PROP_NAME, "0");
  }

  private static Configuration configuration(Path folder) {
    Configuration configuration =
        new ConfigurationImpl()
            .setName("carillon")
            .setPersistenceEnabled(true)
            // The native journal would need libaio; NIO runs everywhere.
            .setJournalType(JournalType.NIO)
            .setJournalDirectory(folder.resolve("journal").toString())
            .setBindingsDirectory(folder.resolve("bindings").toString())
            .setPagingDirectory(folder.resolve("paging").toString())
            .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
            .setJournalFileSize(4 * MIB)
            .setJournalMinFiles(2)
            .setJournalPoolFiles(4)
            // Only code in this JVM can connect.
            .setSecurityEnabled(false)
            .setJMXManagementEnabled(false)
            .addAcceptorConfiguration(
                new TransportConfiguration(InVMAcceptorFactory.class.getName(), inVm(), "in-vm"))
            .addAddressSetting("#", addressSettings())
            .addQueueConfiguration(
                QueueConfiguration.of(DEAD_LETTERS)
                    .setAddress(DEAD_LETTERS)
                    .setRoutingType(RoutingType.ANYCAST));
    // All queues together; what is more goes to disk.
    configuration.setGlobalMaxSize(32L * MIB);
    // By free space, not by the default's 90 % of the disk, which on a big disk blocks senders
    // while there is plenty of room.
    configuration.setMaxDiskUsage(-1);
    configuration.setMinDiskFree(256L * MIB);
    // It watches for stalls of a dedicated broker; in here a long pause of the JVM is none.
    configuration.setCriticalAnalyzer(false);
    return configuration;
  }

  private static AddressSettings addressSettings() {
    return new AddressSettings()
        .setAutoCreateAddresses(true)
        .setAutoCreateQueues(true)
        .setAutoDeleteAddresses(false)
        .setAutoDeleteQueues(false)
        .setMaxDeliveryAttempts(5)
        .setRedeliveryDelay(1_000)
        .setRedeliveryMultiplier(2.0)
        .setMaxRedeliveryDelay(30_000)
        .setDeadLetterAddress(SimpleString.of(DEAD_LETTERS))
        .setExpiryAddress(SimpleString.of(DEAD_LETTERS))
        .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
        .setMaxSizeBytes(16L * MIB)
        .setPageSizeBytes(2 * MIB)
        // A full queue is an error for its sender, never a full disk.
        .setPageLimitBytes(1024L * MIB)
        .setPageFullMessagePolicy(PageFullMessagePolicy.FAIL);
  }

  /**
   * Ends what a killed process left between prepare and commit. The server's transaction log is not
   * kept over a restart, so nobody else ever would, and such messages would stay hidden for good.
   * Received ones come again; ones to send are gone, which their sender must make good.
   */
  private void rollBackInDoubt() throws Exception {
    ResourceManager transactions = broker.getActiveMQServer().getResourceManager();
    for (Xid xid : transactions.getPreparedTransactions()) {
      Transaction transaction = transactions.removeTransaction(xid, null);
      transaction.rollback();
      LOG.log(Level.WARNING, "Rolled back {0}, left in doubt by the last run", transaction.getID());
    }
  }
}
