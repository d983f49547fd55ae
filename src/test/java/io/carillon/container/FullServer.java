package io.carillon.container;

import io.carillon.it.Carillon;
import java.nio.file.Path;
import java.util.Map;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;

/**
 * The chosen server as the other tests start it, with the archive of the first test class, kept for
 * the others, whose archives hold the same.
 */
public final class FullServer implements DeployableContainer<FullServer.Configuration> {

  /** Nothing: the server is the one that the build has set up. */
  public static final class Configuration implements ContainerConfiguration {
    @Override
    public void validate() {
      // Nothing can be wrong.
    }
  }

  private static final String ARQUILLIANS_SERVLET = "ArquillianServletRunnerEE9";

  private Carillon carillon;

  @Override
  public Class<Configuration> getConfigurationClass() {
    return Configuration.class;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Servlet 5.0");
  }

  @Override
  public void start() {
    // With the first archive.
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) {
    if (carillon == null) {
      Path war = Path.of(System.getProperty("carillon.container") + ".war");
      archive.as(ZipExporter.class).exportTo(war.toFile(), true);
      carillon = Carillon.startWith(war, "container", Map.of());
    }
    HTTPContext http = new HTTPContext("localhost", carillon.port());
    return new ProtocolMetaData().addContext(http.add(new Servlet(ARQUILLIANS_SERVLET, "/")));
  }

  @Override
  public void undeploy(Archive<?> archive) {
    // The next test class goes on with it.
  }

  @Override
  public void stop() {
    if (carillon != null) {
      carillon.close();
    }
  }

  @Override
  public void deploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("only archives");
  }

  @Override
  public void undeploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("only archives");
  }
}
