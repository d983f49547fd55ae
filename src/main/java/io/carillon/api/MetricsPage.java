package io.carillon.api;

import io.carillon.metrics.Exposition;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The meters, for Prometheus. At context root {@code /} it goes before Payara's own. */
@WebServlet(urlPatterns = "/metrics", asyncSupported = true)
public class MetricsPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject private transient Exposition exposition;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType(Exposition.CONTENT_TYPE);
    response.setHeader("Cache-Control", "no-store");
    exposition.writeTo(response.getOutputStream());
  }
}
