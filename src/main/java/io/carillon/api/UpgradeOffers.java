package io.carillon.api;

/**
 * Ignores offers to go on with another protocol than WebSocket, as a server does with those that it
 * doesn't take (RFC 9110, section 7.8): the JDK's HTTP client offers HTTP/2 with every request.
 * Grizzly 4.0 takes whatever follows the head of such a request for the new protocol's, so that a
 * body never ends, and closes the connection after its answer.
 */
final class UpgradeOffers extends GrizzlyFilter {

  private static final String OFFER = "IncomingHttpUpgradeEvent";
  private static final String TAKEN = "websocket";

  UpgradeOffers(ClassLoader loader) throws ReflectiveOperationException {
    super(loader);
  }

  @Override
  void happened(Object event) throws ReflectiveOperationException {
    if (!event.getClass().getSimpleName().equals(OFFER)) {
      return;
    }
    Object head = call(event, "getHttpHeader");
    if (!TAKEN.equalsIgnoreCase((String) call(head, "getUpgrade"))) {
      call(call(head, "getUpgradeDC"), "recycle");
      head.getClass().getMethod("setIgnoreContentModifiers", boolean.class).invoke(head, false);
    }
  }

  private static Object call(Object target, String name) throws ReflectiveOperationException {
    return target.getClass().getMethod(name).invoke(target);
  }
}
