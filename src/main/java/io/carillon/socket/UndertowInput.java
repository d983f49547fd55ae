package io.carillon.socket;

import io.carillon.delivery.Connection;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A client's bytes on Undertow (WildFly 39), which takes frames without a mask. There is no upgrade
 * handler to stand in for, but XNIO lets one put a conduit before the socket's. Everything is found
 * by name, there is no dependency on either. Remove it when Undertow refuses such frames itself.
 */
final class UndertowInput implements InvocationHandler {

  private static final Logger LOG = Logger.getLogger(UndertowInput.class.getName());

  private static final String EXCHANGE = "getExchange";
  private static final String SERVER = "getConnection";

  private final Object conduit;
  private final FrameGate gate;

  private UndertowInput(Object conduit, FrameGate gate) {
    this.conduit = conduit;
    this.gate = gate;
  }

  /**
   * Does nothing on other containers.
   *
   * @param request whose upgrade has been asked for; it happens once the request is done
   */
  static void guard(HttpServletRequest request, Connection connection) {
    ServletRequest containers = request;
    while (containers instanceof ServletRequestWrapper wrapper) {
      containers = wrapper.getRequest();
    }
    if (!containers.getClass().getName().startsWith("io.undertow.")) {
      return;
    }
    try {
      Object server = CatalinaRequest.call(CatalinaRequest.call(containers, EXCHANGE), SERVER);
      Method getter = server.getClass().getDeclaredMethod("getUpgradeListener");
      Class<?> type = getter.getReturnType();
      Method setter = server.getClass().getDeclaredMethod("setUpgradeListener", type);
      getter.setAccessible(true);
      setter.setAccessible(true);
      Object listener = getter.invoke(server);
      InvocationHandler guarding =
          (proxy, method, arguments) -> {
            if (method.getName().equals("handleUpgrade")) {
              putBefore(arguments[0], connection);
            }
            return passed(listener, method, arguments);
          };
      setter.invoke(server, proxy(type, guarding));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "Not the Undertow that is known: {0}", e.toString());
    }
  }

  private static void putBefore(Object streamConnection, Connection connection)
      throws ReflectiveOperationException {
    Object source = CatalinaRequest.call(streamConnection, "getSourceChannel");
    Method getter = source.getClass().getMethod("getConduit");
    Class<?> type = getter.getReturnType();
    Executor worker = (Executor) CatalinaRequest.call(source, "getWorker");
    FrameGate gate = new FrameGate(new MaskGuard(connection, worker), bytes -> true);
    Object gated = proxy(type, new UndertowInput(getter.invoke(source), gate));
    source.getClass().getMethod("setConduit", type).invoke(source, gated);
  }

  private static Object proxy(Class<?> type, InvocationHandler handler) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
  }

  private static Object passed(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return method.getName().equals("read") && arguments[0] instanceof ByteBuffer target
        ? read(method, target)
        : passed(conduit, method, arguments);
  }

  /** May be nothing, though there was something to read. */
  private int read(Method method, ByteBuffer target) throws Throwable {
    int kept = gate.kept();
    if (target.remaining() <= kept) {
      return 0;
    }
    int start = target.position();
    target.limit(target.limit() - kept);
    int read;
    try {
      read = (int) passed(conduit, method, new Object[] {target});
    } finally {
      target.limit(target.limit() + kept);
    }
    if (read <= 0) {
      return read;
    }
    byte[] bytes = new byte[kept + read];
    target.position(start);
    target.get(bytes, gate.giveBack(bytes, 0), read);
    int passed = gate.pass(bytes, 0, bytes.length);
    target.position(start);
    target.put(bytes, 0, passed);
    return passed;
  }
}
