package io.carillon.artemis;

import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;

/**
 * What a message-driven bean wants from the adapter. Set here and not at the beans, where other
 * servers' adapters would warn of properties that they don't have.
 */
public final class BrokerActivation extends ActiveMQActivationSpec {

  private static final long serialVersionUID = 1L;

  private static final int SESSIONS = 4;

  public BrokerActivation() {
    setMaxSession(SESSIONS);
  }

  /**
   * Takes the last part of the queue's JNDI name for the queue itself: Payara Micro 6 makes no
   * queues, so there is nothing to look up.
   */
  @Override
  public void setDestinationLookup(String name) {
    setDestination(name.substring(name.lastIndexOf('/') + 1));
    setUseJNDI(false);
  }
}
