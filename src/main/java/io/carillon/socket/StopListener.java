package io.carillon.socket;

import io.carillon.delivery.Stopping;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** The application is undeployed: clients are told, as long as their sockets are still there. */
@WebListener
public class StopListener implements ServletContextListener {

  @Inject private Event<Stopping> stopping;

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    stopping.fire(new Stopping());
  }
}
