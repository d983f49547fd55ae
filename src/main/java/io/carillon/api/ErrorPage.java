package io.carillon.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers in place of the container's own error page, which shows its version, whatever fails
 * outside the API ({@code web.xml} sends it here).
 */
@WebServlet(urlPatterns = "/error", asyncSupported = true)
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .orElse(HttpServletResponse.SC_NOT_FOUND);
    String title =
        Optional.ofNullable(Response.Status.fromStatusCode(status))
            .map(Response.Status::getReasonPhrase)
            .orElse("Error");
    response.setStatus(status);
    response.setContentType(ProblemJson.MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print("{\"title\":\"%s\",\"status\":%d}".formatted(title, status));
  }
}
