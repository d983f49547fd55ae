package io.carillon.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Answers in place of the container's own error page, which shows its version, whatever fails
 * outside the API ({@code web.xml} sends it here): with a page where a browser shows it to
 * somebody, else with a problem. So does each folder without its slash: containers send people on
 * to the one with it before any filter has looked at the host, which they repeat.
 */
@WebServlet(
    urlPatterns = {"/error", "/app", "/carillon-client", "/consoles"},
    asyncSupported = true)
public class ErrorPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private String page;

  @Override
  public void init() throws ServletException {
    try (InputStream file = getServletContext().getResourceAsStream("/WEB-INF/error.html")) {
      page = new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status =
        Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .orElse(HttpServletResponse.SC_NOT_FOUND);
    response.setStatus(status);
    response.setCharacterEncoding("UTF-8");
    if (isForPeople(request)) {
      response.setContentType("text/html");
      response.getWriter().print(page(status, toRoot(request)));
    } else {
      response.setContentType(ProblemJson.MEDIA_TYPE);
      response.getWriter().print(problem(status));
    }
  }

  private static boolean isForPeople(HttpServletRequest request) {
    String accepted = request.getHeader("Accept");
    return accepted != null && accepted.contains("text/html");
  }

  private static String problem(int status) {
    String title =
        Optional.ofNullable(Response.Status.fromStatusCode(status))
            .map(Response.Status::getReasonPhrase)
            .orElse("Error");
    return "{\"title\":\"%s\",\"status\":%d}".formatted(title, status);
  }

  private String page(int status, String root) {
    boolean missing = status == HttpServletResponse.SC_NOT_FOUND;
    return page.replace("{root}", root)
        .replace("{title}", missing ? "There is no such page" : "This can’t be shown")
        .replace(
            "{text}",
            missing
                ? "The address may be mistyped, or what was here is gone."
                : "The server answered with an error (" + status + "). Try again later.");
  }

  /** Relative, because only the browser knows where a proxy has put us. */
  private static String toRoot(HttpServletRequest request) {
    String failed = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = failed == null ? request.getRequestURI() : failed;
    String below = path.substring(Math.min(path.length(), request.getContextPath().length() + 1));
    return "./" + "../".repeat((int) below.chars().filter(c -> c == '/').count());
  }
}
