package io.carillon.api;

import io.carillon.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * Holds the {@code Host} header to the allowed hosts, against DNS rebinding. WebSocket handshakes
 * are held to their {@code Origin} instead, since proxies in use pass their own name there; health
 * and metrics are asked for by address.
 */
@WebFilter(filterName = "host", urlPatterns = "/*", asyncSupported = true)
public class HostFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final List<String> OPEN = List.of("/ws/", "/health/", "/metrics/");

  @Inject private transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath() + "/";
    String host = request.getHeader("Host");
    if (OPEN.stream().anyMatch(path::startsWith)
        || host != null && settings.access().allowedHosts().allowsHost(host)) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType(ProblemJson.MEDIA_TYPE);
    response
        .getWriter()
        .print(
            "{\"title\":\"Bad request\",\"status\":400,\"detail\":\"This host is not one of"
                + " carillon.allowed-hosts.\"}");
  }
}
