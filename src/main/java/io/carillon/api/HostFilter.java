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
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds the {@code Host} header to the allowed hosts, against DNS rebinding. WebSocket handshakes
 * are held to their {@code Origin} instead, since proxies in use pass their own name there; health
 * and metrics are asked for by address. Refuses what proxies and containers may read differently,
 * too.
 */
@WebFilter(filterName = "host", urlPatterns = "/*", asyncSupported = true)
public class HostFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** A proxy that keeps a path from people may see another one than the container. */
  private static final Pattern DOTS =
      Pattern.compile("(?i)(?:^|[/\\\\]|%2f|%5c)(?:\\.|%2e){1,2}(?:$|[/\\\\;]|%2f|%5c|%3b)");

  private static final List<String> OPEN = List.of("/ws/", "/health/", "/metrics/");

  @Inject private transient Settings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (Collections.list(request.getHeaders("Host")).size() > 1) {
      refuse(response, "There is more than one Host.");
    } else if (DOTS.matcher(request.getRequestURI()).find()) {
      refuse(response, "The path has '.' or '..' in it.");
    } else if (!isOpen(request) && !isOurs(request.getHeader("Host"))) {
      refuse(response, "This host is not one of carillon.allowed-hosts.");
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isOpen(HttpServletRequest request) {
    String path = request.getServletPath() + "/";
    return OPEN.stream().anyMatch(path::startsWith);
  }

  private boolean isOurs(String host) {
    return host != null && settings.access().allowedHosts().allowsHost(host);
  }

  private static void refuse(HttpServletResponse response, String detail) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType(ProblemJson.MEDIA_TYPE);
    response
        .getWriter()
        .print("{\"title\":\"Bad request\",\"status\":400,\"detail\":\"" + detail + "\"}");
  }
}
