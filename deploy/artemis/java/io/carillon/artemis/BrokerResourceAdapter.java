package io.carillon.artemis;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.ra.ActiveMQRAProperties;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;

/**
 * Artemis' resource adapter with a broker to go with it: its own, inside this JVM, or the one that
 * {@code carillon.broker.url} names.
 */
public class BrokerResourceAdapter extends ActiveMQResourceAdapter {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = Logger.getLogger(BrokerResourceAdapter.class.getName());

  private transient EmbeddedBroker embeddedBroker;

  @Override
  public void start(BootstrapContext context) throws ResourceAdapterInternalException {
    try {
      if (BrokerSetting.URL.value().isPresent()) {
        useExternalBroker(BrokerSetting.URL.value().get());
      } else {
        startEmbeddedBroker();
      }
      super.start(context);
    } catch (ResourceAdapterInternalException | RuntimeException e) {
      stopEmbeddedBroker();
      throw e;
    }
  }

  @Override
  public void stop() {
    super.stop();
    stopEmbeddedBroker();
  }

  private void startEmbeddedBroker() throws ResourceAdapterInternalException {
    Path folder = Path.of(BrokerSetting.DATA.value().orElse("data")).resolve("broker");
    embeddedBroker = new EmbeddedBroker(folder);
    try {
      embeddedBroker.start();
    } catch (Exception e) {
      throw new ResourceAdapterInternalException(
          "the embedded broker in " + folder + " did not start: " + e.getMessage(), e);
    }
    connectTo(List.of(EmbeddedBroker.connector()));
    LOG.log(Level.INFO, "Embedded broker started, its messages are kept in {0}", folder);
  }

  /** Nothing is connected here: a broker that is down must not keep the application down. */
  private void useExternalBroker(String url) throws ResourceAdapterInternalException {
    try (ServerLocator locator = ActiveMQClient.createServerLocator(url)) {
      connectTo(Arrays.asList(locator.getStaticTransportConfigurations()));
      setHA(locator.isHA());
    } catch (Exception e) {
      throw new ResourceAdapterInternalException(
          "carillon.broker.url is no Artemis URL such as tcp://broker:61616: " + e.getMessage(), e);
    }
    BrokerSetting.USER.value().ifPresent(this::setUserName);
    BrokerSetting.PASSWORD.value().ifPresent(this::setPassword);
    // An interrupted connection comes back by itself, however long the broker is away.
    setReconnectAttempts(-1);
    setRetryInterval(1_000L);
    setRetryIntervalMultiplier(2.0);
    setMaxRetryInterval(30_000L);
    // A sender, though, gets its error soon instead of holding its transaction open.
    setCallTimeout(10_000L);
    setCallFailoverTimeout(5_000L);
    // Message-driven beans whose broker was away at the start try again at this pace, for ever.
    setSetupAttempts(-1);
    setSetupInterval(5_000L);
    LOG.log(Level.INFO, "Using the broker at {0}", url.replaceAll("\\?.*", ""));
  }

  private void connectTo(List<TransportConfiguration> connectors) {
    ActiveMQRAProperties properties = getProperties();
    properties.setParsedConnectorClassNames(
        connectors.stream().map(TransportConfiguration::getFactoryClassName).toList());
    properties.setParsedConnectionParameters(
        connectors.stream().map(TransportConfiguration::getParams).toList());
  }

  private void stopEmbeddedBroker() {
    if (embeddedBroker != null) {
      try {
        embeddedBroker.stop();
      } catch (Exception e) {
        LOG.log(Level.WARNING, "The embedded broker did not stop cleanly", e);
      }
      embeddedBroker = null;
    }
  }
}
