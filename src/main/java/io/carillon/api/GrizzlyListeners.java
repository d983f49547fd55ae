package io.carillon.api;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Has Grizzly 4 (Payara 6) read requests by the standard, where no setting does: puts {@link
 * UpgradeOffers} and {@link OwnMemory} into the chain of filters of each of the server's listeners,
 * for as long as the application is deployed. Everything is found by name, there is no dependency
 * on Grizzly; where something isn't found, on WildFly for one, nothing changes.
 */
@WebListener
public class GrizzlyListeners implements ServletContextListener {

  private static final Logger LOG = Logger.getLogger(GrizzlyListeners.class.getName());
  private static final String SERVICES = "org.glassfish.internal.api.Globals";
  private static final String LISTENERS = "org.glassfish.api.container.RequestDispatcher";
  private static final String CALLS = "org.glassfish.grizzly.http.server.HttpServerFilter";
  private static final String NO_FILTER = "org.glassfish.grizzly.filterchain.BaseFilter";

  private record Changed(Object transport, Object before, Object after) {}

  private final List<Changed> changed = new ArrayList<>();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      for (Object transport : transports(event.getServletContext().getClassLoader())) {
        change(transport);
      }
    } catch (ClassNotFoundException e) {
      LOG.fine("No server with Grizzly's listeners");
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.log(Level.INFO, "Not the Grizzly that is known: {0}", e.toString());
    }
  }

  private static List<Object> transports(ClassLoader loader) throws ReflectiveOperationException {
    Object services =
        Class.forName(SERVICES, true, loader).getMethod("getDefaultHabitat").invoke(null);
    Object dispatcher =
        services
            .getClass()
            .getMethod("getService", Class.class, java.lang.annotation.Annotation[].class)
            .invoke(
                services,
                Class.forName(LISTENERS, true, loader),
                new java.lang.annotation.Annotation[0]);
    Field proxies = dispatcher.getClass().getDeclaredField("proxies");
    proxies.setAccessible(true);
    List<Object> transports = new ArrayList<>();
    for (Object proxy : (Collection<?>) proxies.get(dispatcher)) {
      transports.add(call(call(proxy, "getUnderlyingListener"), "getTransport"));
    }
    return transports;
  }

  /** Connections have the chain of when they were made. */
  private void change(Object transport) throws ReflectiveOperationException {
    Object before = call(transport, "getProcessor");
    List<Object> filters = new ArrayList<>((Collection<?>) before);
    int calls = indexOfCalls(filters);
    if (calls < 0) {
      return;
    }
    ClassLoader loader = before.getClass().getClassLoader();
    filters.add(calls, new UpgradeOffers(loader).proxy());
    if (OwnMemory.isNeededBy(transport)) {
      filters.add(calls, new OwnMemory(loader).proxy());
    }
    Object after = before.getClass().getConstructor(Collection.class).newInstance(filters);
    setChain(transport, after);
    changed.add(new Changed(transport, before, after));
  }

  /** Where requests have been read and aren't calls yet; below zero where there are none. */
  private static int indexOfCalls(List<Object> filters) {
    for (int i = 0; i < filters.size(); i++) {
      if (filters.get(i).getClass().getName().equals(CALLS)) {
        return i;
      }
    }
    return -1;
  }

  /** The server would else keep this application when it has been undeployed. */
  @Override
  public void contextDestroyed(ServletContextEvent event) {
    for (Changed change : changed) {
      try {
        if (call(change.transport(), "getProcessor") == change.after()) {
          setChain(change.transport(), change.before());
        }
        forget(change.after());
      } catch (ReflectiveOperationException e) {
        LOG.log(Level.FINE, "The listener keeps its chain", e);
      }
    }
  }

  /**
   * Connections that live on have it. In its place, since one may be on its way through the chain.
   */
  @SuppressWarnings("unchecked") // A chain is a list of its filters.
  private static void forget(Object chain) throws ReflectiveOperationException {
    List<Object> filters = (List<Object>) chain;
    Class<?> none = Class.forName(NO_FILTER, true, chain.getClass().getClassLoader());
    for (int i = 0; i < filters.size(); i++) {
      if (GrizzlyFilter.isOne(filters.get(i))) {
        filters.set(i, none.getConstructor().newInstance());
      }
    }
  }

  private static void setChain(Object transport, Object chain) throws ReflectiveOperationException {
    for (var method : transport.getClass().getMethods()) {
      if (method.getName().equals("setProcessor")) {
        method.invoke(transport, chain);
      }
    }
  }

  private static Object call(Object target, String getter) throws ReflectiveOperationException {
    return target.getClass().getMethod(getter).invoke(target);
  }
}
