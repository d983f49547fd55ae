package io.carillon.socket;

import io.carillon.config.Settings;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;

/**
 * A handshake that is let through: carries its connection, and guards the connection's bytes when
 * the container upgrades it. Shows no more than an upgrade needs, because Tyrus keeps a copy of all
 * it sees for as long as the connection lives (2.1, Payara 6); the token isn't there to be kept.
 */
final class AdmittedRequest extends HttpServletRequestWrapper {

  private static final String OWNER = "io.carillon.connection";

  private final ConnectionPrincipal principal;
  private final Settings.Limits limits;

  AdmittedRequest(
      HttpServletRequest request, ConnectionPrincipal principal, Settings.Limits limits) {
    super(request);
    this.principal = principal;
    this.limits = limits;
  }

  @Override
  public Principal getUserPrincipal() {
    return principal;
  }

  @Override
  public String getQueryString() {
    return null;
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    return Map.of();
  }

  @Override
  public Enumeration<String> getHeaderNames() {
    return Collections.enumeration(
        Collections.list(super.getHeaderNames()).stream()
            .filter(AdmittedRequest::isOfHandshake)
            .toList());
  }

  /** RFC 6455, section 4.2.1; but Origin, which has been looked at. */
  private static boolean isOfHandshake(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.equals("host")
        || name.equals("upgrade")
        || name.equals("connection")
        || name.startsWith("sec-websocket-");
  }

  @Override
  public <T extends HttpUpgradeHandler> T upgrade(Class<T> handlerClass)
      throws IOException, ServletException {
    try {
      T containers = handlerClass.getDeclaredConstructor().newInstance();
      getRequest().setAttribute(OWNER, principal);
      super.upgrade(GatedUpgrade.class)
          .guard(
              containers,
              principal,
              new FrameGuard(principal.connection(), limits, principal.unfinished()),
              CatalinaRequest.of(getRequest()),
              this::stillOurs);
      return containers;
    } catch (ReflectiveOperationException e) {
      throw new ServletException("The container's upgrade handler can't be made", e);
    }
  }

  /** The container clears a request's attributes, or fails, once it uses it for another. */
  private boolean stillOurs() {
    try {
      return getRequest().getAttribute(OWNER) == principal;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
