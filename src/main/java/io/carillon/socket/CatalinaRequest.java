package io.carillon.socket;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The container's own request of a handshake on Payara 6; everything in it is found by name. */
final class CatalinaRequest {

  private static final Logger LOG = Logger.getLogger(CatalinaRequest.class.getName());
  private static final String UPGRADE_HANDLER = "httpUpgradeHandler";

  private final Object request;
  private final boolean secure;

  CatalinaRequest(Object request, boolean secure) {
    this.request = request;
    this.secure = secure;
  }

  /** Empty on other containers. */
  static Optional<CatalinaRequest> of(ServletRequest request) {
    ServletRequest containers = request;
    while (containers instanceof ServletRequestWrapper wrapper) {
      containers = wrapper.getRequest();
    }
    try {
      Object catalinas = call(containers, "getUnwrappedCoyoteRequest");
      return Optional.of(new CatalinaRequest(catalinas, containers.isSecure()));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "Not Catalina's request", e);
      return Optional.empty();
    }
  }

  boolean isSecure() {
    return secure;
  }

  Object grizzlyConnection() throws ReflectiveOperationException {
    return call(call(call(request, "getCoyoteRequest"), "getContext"), "getConnection");
  }

  /**
   * Lets go of the upgrade handler, once that is destroyed: the request is kept to be used again
   * for others, and would keep the handler, its class and with that the application's class loader
   * even when the application has been undeployed (6.2025.10). Leaves another's, who may have the
   * request by now.
   */
  void forget(HttpUpgradeHandler destroyed) {
    try {
      Field handler = field(request.getClass());
      handler.setAccessible(true);
      if (handler.get(request) == destroyed) {
        handler.set(request, null);
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.FINE, "The request keeps its upgrade handler", e);
    }
  }

  private static Field field(Class<?> type) throws NoSuchFieldException {
    for (Class<?> next = type; next != null; next = next.getSuperclass()) {
      for (Field field : next.getDeclaredFields()) {
        if (field.getName().equals(UPGRADE_HANDLER)) {
          return field;
        }
      }
    }
    throw new NoSuchFieldException(UPGRADE_HANDLER);
  }

  static Object call(Object target, String getter) throws ReflectiveOperationException {
    return target.getClass().getMethod(getter).invoke(target);
  }
}
