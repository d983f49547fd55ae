package io.carillon.container;

import fish.payara.arquillian.container.payara.managed.PayaraMicroDeployableContainer;
import io.carillon.it.Carillon;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes Arquillian use one server for all test classes: Payara Micro, or the chosen full one. */
public final class OneServerExtension implements LoadableExtension {

  @Override
  public void register(ExtensionBuilder builder) {
    builder.override(
        DeployableContainer.class,
        PayaraMicroDeployableContainer.class,
        Carillon.isOnMicro() ? OneServer.class : FullServer.class);
  }
}
