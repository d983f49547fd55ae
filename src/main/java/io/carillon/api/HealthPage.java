package io.carillon.api;

import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Health for load balancers and the like, on the application's own port: some servers have theirs
 * on another port only, and theirs knows nothing of ours.
 */
@WebServlet(
    urlPatterns = {HealthPage.LIVE, HealthPage.READY},
    asyncSupported = true)
public class HealthPage extends HttpServlet {

  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private static final long serialVersionUID = 1L;

  private final transient Jsonb jsonb = JsonbBuilder.create();

  @Inject private transient Health health;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Health.Report report = request.getServletPath().equals(LIVE) ? health.live() : health.ready();
    response.setStatus(
        report.status() == HealthCheck.Status.DOWN
            ? HttpServletResponse.SC_SERVICE_UNAVAILABLE
            : HttpServletResponse.SC_OK);
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getWriter().print(jsonb.toJson(report));
  }
}
