package io.carillon.socket;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives Tyrus 2.1 (Payara 6's WebSocket) a plain scheduler in place of Payara's managed one. Tyrus
 * schedules an idle-timeout task on every frame, received and sent, even with idle timeouts off;
 * the managed scheduler captures the application's context for each, which runs a {@code
 * ServiceLoader} over its class path: 60 to 70 % of all processor time under load. There is no
 * setting for it. Each session reads the field when it is made, so this must run before the first.
 *
 * <p>Where the field is missing, on WildFly or another Tyrus, nothing changes.
 */
@WebListener
public class TyrusRemedy implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(TyrusRemedy.class.getName());
  private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";
  private static final String FIELD = "managedScheduledExecutorService";

  private final IdleScheduler scheduler = new IdleScheduler();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    Object container = event.getServletContext().getAttribute(CONTAINER);
    Optional<Field> field = container == null ? Optional.empty() : fieldOf(container.getClass());
    if (field.isEmpty()) {
      LOG.info("WebSocket container without Tyrus' scheduler: nothing to replace");
      return;
    }
    try {
      field.get().setAccessible(true);
      field.get().set(container, scheduler);
      LOG.fine("Tyrus' scheduler replaced");
    } catch (IllegalAccessException | RuntimeException e) {
      LOG.log(
          Level.INFO, "Tyrus' scheduler can't be replaced, frames cost more: {0}", e.toString());
    }
  }

  private static Optional<Field> fieldOf(Class<?> container) {
    for (Class<?> type = container; type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(FIELD) && field.getType() == ScheduledExecutorService.class) {
          return Optional.of(field);
        }
      }
    }
    return Optional.empty();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    scheduler.shutdownNow();
  }
}
