package io.carillon.api;

import io.carillon.config.RefusedOrigins;
import io.carillon.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Lets pages of an allowed host, on whatever port, call the API with a token, and with whatever
 * headers their clients add to it. Credentials may come along, which some clients always ask for:
 * Carillon sets no cookies and looks at none.
 */
@WebFilter(filterName = "cors", urlPatterns = "/api/*", asyncSupported = true)
public class CorsFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String PREFLIGHT_SECONDS = "3600";
  private static final int MAX_CHARS = 2_000;

  /** RFC 9110, section 5.6.2. */
  private static final Pattern NAMES = Pattern.compile("[\\w!#$%&'*+.^`|~, -]+");

  @Inject private transient Settings settings;
  @Inject private transient RefusedOrigins refused;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Vary", "Origin");
    String origin = request.getHeader("Origin");
    boolean allowed = origin != null && settings.access().allowedHosts().allowsOrigin(origin);
    if (allowed) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader("Access-Control-Allow-Credentials", "true");
      response.setHeader("Access-Control-Expose-Headers", "Retry-After");
    } else if (origin != null) {
      refused.note(origin);
    }
    boolean preflight =
        "OPTIONS".equals(request.getMethod())
            && request.getHeader("Access-Control-Request-Method") != null;
    if (!preflight) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Vary", "Origin, Access-Control-Request-Headers");
    if (allowed) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
      response.setHeader("Access-Control-Allow-Headers", headers(request));
      response.setHeader("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Those asked for. By name: with credentials {@code *} would mean a header of that name. */
  private static String headers(HttpServletRequest request) {
    String asked = request.getHeader("Access-Control-Request-Headers");
    return asked != null && asked.length() <= MAX_CHARS && NAMES.matcher(asked).matches()
        ? asked
        : "Authorization, Content-Type";
  }
}
