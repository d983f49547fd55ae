package io.carillon.socket;

import io.carillon.delivery.Connection;
import jakarta.websocket.Session;
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

  private final Object conduit;
  private final FrameGate gate;

  private UndertowInput(Object conduit, FrameGate gate) {
    this.conduit = conduit;
    this.gate = gate;
  }

  /** Call it before the container reads the first frame. Does nothing on other containers. */
  static void guard(Session session, Connection connection) {
    try {
      Object channel = CatalinaRequest.call(session, "getWebSocketChannel");
      Object source = CatalinaRequest.call(underlyingConnection(channel), "getSourceChannel");
      Method getter = source.getClass().getMethod("getConduit");
      Object conduit = getter.invoke(source);
      Executor worker = (Executor) CatalinaRequest.call(source, "getWorker");
      FrameGate gate = new FrameGate(new MaskGuard(connection, worker));
      Class<?> type = getter.getReturnType();
      Object gated =
          Proxy.newProxyInstance(
              type.getClassLoader(), new Class<?>[] {type}, new UndertowInput(conduit, gate));
      source.getClass().getMethod("setConduit", type).invoke(source, gated);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "Not Undertow's session", e);
    }
  }

  private static Object underlyingConnection(Object channel) throws ReflectiveOperationException {
    Class<?> type = channel.getClass();
    while (type.getSuperclass() != Object.class) {
      type = type.getSuperclass();
    }
    Method getter = type.getDeclaredMethod("getUnderlyingConnection");
    getter.setAccessible(true);
    return getter.invoke(channel);
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    try {
      return method.getName().equals("read") && arguments[0] instanceof ByteBuffer target
          ? read(method, target)
          : method.invoke(conduit, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** May be nothing, though there was something to read. */
  private int read(Method method, ByteBuffer target) throws ReflectiveOperationException {
    int kept = gate.kept();
    if (target.remaining() <= kept) {
      return 0;
    }
    int start = target.position();
    target.limit(target.limit() - kept);
    int read;
    try {
      read = (int) method.invoke(conduit, target);
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
