package io.carillon.api;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * A filter of Grizzly's that ignores offers to go on with another protocol than WebSocket, as a
 * server does with those that it doesn't take (RFC 9110, section 7.8): the JDK's HTTP client offers
 * HTTP/2 with every request. Grizzly 4.0 takes whatever follows the head of such a request for the
 * new protocol's, so that a body never ends, and closes the connection after its answer.
 */
final class UpgradeOffers implements InvocationHandler {

  private static final String OFFER = "IncomingHttpUpgradeEvent";
  private static final String TAKEN = "websocket";

  private UpgradeOffers() {}

  /**
   * @param type Grizzly's filters
   */
  static Object asFilter(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(), new Class<?>[] {type}, new UpgradeOffers());
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments)
      throws ReflectiveOperationException {
    switch (method.getName()) {
      case "equals":
        return proxy == arguments[0];
      case "hashCode":
        return System.identityHashCode(proxy);
      case "toString":
        return UpgradeOffers.class.getName();
      case "handleEvent":
        if (arguments[1].getClass().getSimpleName().equals(OFFER)) {
          ignore(call(arguments[1], "getHttpHeader"));
        }
        return goOn(arguments[0]);
      default:
        return method.getName().startsWith("handle") ? goOn(arguments[0]) : null;
    }
  }

  private static void ignore(Object head) throws ReflectiveOperationException {
    if (!TAKEN.equalsIgnoreCase((String) call(head, "getUpgrade"))) {
      Object offer = call(head, "getUpgradeDC");
      call(offer, "recycle");
      head.getClass().getMethod("setIgnoreContentModifiers", boolean.class).invoke(head, false);
    }
  }

  private static Object goOn(Object context) throws ReflectiveOperationException {
    return call(context, "getInvokeAction");
  }

  private static Object call(Object target, String name) throws ReflectiveOperationException {
    return target.getClass().getMethod(name).invoke(target);
  }
}
