package io.carillon.launcher;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * Ends the process in order: Carillon first, which stores and answers what it has accepted and says
 * good-bye to its clients, then the server under it. Shutdown hooks can't do that: they run side by
 * side with Payara Micro's own, which takes sockets, database and classes away at once.
 */
final class OrderlyStop {

  private static final Logger LOG = Logger.getLogger(OrderlyStop.class.getName());
  private static final String SERVER = "io.carillon:type=Server";
  private static final int EXIT_STATUS_OF_SIGNALS = 128;

  private final AtomicBoolean begun = new AtomicBoolean();

  /**
   * From now on SIGTERM and SIGINT (Ctrl-C) stop in order; a second one stops at once. {@code
   * sun.misc.Signal} is the JDK's only way to hear of them before its hooks run; it is reached by
   * reflection, since compilers warn of it and that warning can't be turned off. Where it is
   * missing the process just ends.
   */
  void onSignals() {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object ours =
          Proxy.newProxyInstance(
              OrderlyStop.class.getClassLoader(),
              new Class<?>[] {handler},
              (proxy, method, arguments) -> {
                int number = (int) signal.getMethod("getNumber").invoke(arguments[0]);
                new Thread(() -> exit(EXIT_STATUS_OF_SIGNALS + number), "carillon-stop").start();
                return null;
              });
      for (String name : List.of("TERM", "INT")) {
        Object theirs = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, handler).invoke(null, theirs, ours);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.INFO, "No signals here: clients won't be told when the server stops", e);
    }
  }

  void exit(int status) {
    if (begun.compareAndSet(false, true)) {
      shutDownCarillon();
    }
    System.exit(status);
  }

  private static void shutDownCarillon() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      beans.invoke(new ObjectName(SERVER), "shutDown", new Object[0], new String[0]);
    } catch (InstanceNotFoundException e) {
      LOG.log(Level.FINE, "Carillon isn't up yet", e);
    } catch (JMException | RuntimeException e) {
      LOG.log(Level.WARNING, "Carillon did not stop in order", e);
    }
  }
}
