package io.carillon.api;

import io.carillon.delivery.Drain;
import io.carillon.delivery.Stopping;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Shows this node to JMX while it is deployed. */
@Startup
@Singleton
@DependsOn("SessionRegistry")
@TransactionManagement(TransactionManagementType.BEAN)
public class JmxRegistration {

  private static final Logger LOG = Logger.getLogger(JmxRegistration.class.getName());
  private static final String NAME = "io.carillon:type=Server";

  @Inject private Statistics statistics;
  @Inject private LiveSessions sessions;
  @Inject private Drain drain;
  @Inject private Event<Stopping> stopping;
  @Resource private ContextService contexts;

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();

  /** JMX calls come on threads that know no application: they get this one's context. */
  @PostConstruct
  void register() {
    ServerMXBean server =
        contexts.createContextualProxy(
            new Server(statistics, sessions, drain, stopping), ServerMXBean.class);
    try {
      ObjectName name = new ObjectName(NAME);
      if (beans.isRegistered(name)) {
        // Left by a deployment that didn't end in order.
        beans.unregisterMBean(name);
      }
      beans.registerMBean(new StandardMBean(server, ServerMXBean.class, true), name);
    } catch (JMException e) {
      LOG.log(Level.WARNING, "JMX doesn't show this server", e);
    }
  }

  @PreDestroy
  void unregister() {
    try {
      beans.unregisterMBean(new ObjectName(NAME));
    } catch (JMException e) {
      LOG.log(Level.FINE, "JMX didn't show this server", e);
    }
  }
}
