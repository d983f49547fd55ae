package io.carillon.cluster;

import jakarta.jms.ConnectionFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** An Artemis in this JVM, to be stopped and started again. */
final class Broker implements AutoCloseable {

  private static final String URL = "vm://77";

  /** Kept, so that its level is: it tells of every message by default. */
  private static final Logger AUDIT = Logger.getLogger("org.apache.activemq.audit");

  private EmbeddedActiveMQ server;

  static Broker start() throws Exception {
    Broker broker = new Broker();
    broker.restart();
    return broker;
  }

  void restart() throws Exception {
    AUDIT.setLevel(Level.WARNING);
    server =
        new EmbeddedActiveMQ()
            .setConfiguration(
                new ConfigurationImpl()
                    .setPersistenceEnabled(false)
                    .setSecurityEnabled(false)
                    .setJMXManagementEnabled(false)
                    .addAcceptorConfiguration("vm", URL));
    server.start();
  }

  /** Connections end with an error when it does, as those of the resource adapter do. */
  ConnectionFactory connections() {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(URL);
    factory.setReconnectAttempts(0);
    return factory;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
