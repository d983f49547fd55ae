package io.carillon.config;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A pool's connection that outlives its database's restart: before it begins a transaction it looks
 * whether the database still knows it, once a second at most, and connects anew if not. Pools keep
 * connections that are long gone, and a standard data source definition can't ask them to look.
 */
final class LastingConnection implements InvocationHandler {

  interface Opener {
    Connection open() throws SQLException;
  }

  private static final Logger LOG = Logger.getLogger(LastingConnection.class.getName());
  private static final long TRUSTED_NANOS = 1_000_000_000L;

  private final Opener opener;
  private final Database vendor;

  /** What the pool has set, and with what. */
  private final Map<Method, Object[]> state = new HashMap<>();

  private Connection connection;
  private long answeredAt;
  private boolean inTransaction;

  private LastingConnection(Opener opener, Database vendor) throws SQLException {
    this.opener = opener;
    this.vendor = vendor;
    this.connection = opener.open();
    this.answeredAt = System.nanoTime();
  }

  static Connection open(Opener opener, Database vendor) throws SQLException {
    return (Connection)
        Proxy.newProxyInstance(
            LastingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LastingConnection(opener, vendor));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    switch (method.getName()) {
      case "equals":
        return proxy == arguments[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "createStatement", "prepareStatement", "prepareCall":
        begin();
        break;
      case "setAutoCommit", "setReadOnly", "setTransactionIsolation":
        state.put(method, arguments);
        break;
      case "commit", "rollback":
        // Whatever comes of it; to a savepoint it only goes back.
        inTransaction = arguments != null;
        break;
      default:
        break;
    }
    return call(method, arguments);
  }

  private void begin() throws Throwable {
    if (!inTransaction && System.nanoTime() - answeredAt > TRUSTED_NANOS) {
      if (!vendor.answers(connection)) {
        reopen();
      }
      answeredAt = System.nanoTime();
    }
    inTransaction = !connection.getAutoCommit();
  }

  private void reopen() throws Throwable {
    Connection gone = connection;
    connection = opener.open();
    try {
      gone.close();
    } catch (SQLException e) {
      LOG.log(Level.FINE, "The lost connection can't be closed", e);
    }
    for (Map.Entry<Method, Object[]> setting : state.entrySet()) {
      call(setting.getKey(), setting.getValue());
    }
  }

  private Object call(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
