package io.carillon.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/**
 * Serves the page at the address of a notice, which the page itself then shows. The same file as at
 * the root, but for its base: relative, because only the browser knows where a proxy has put us.
 */
@WebServlet(urlPatterns = "/notices/*", asyncSupported = true)
public class NoticePage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Pattern NOTICE = Pattern.compile("/\\d{1,18}");
  private static final String BASE_AT_ROOT = "<base href=\"./\">";
  private static final String BASE_HERE = "<base href=\"../\">";

  private byte[] page;

  @Override
  public void init() throws ServletException {
    try (InputStream file = getServletContext().getResourceAsStream("/index.html")) {
      String html = new String(file.readAllBytes(), UTF_8);
      if (!html.contains(BASE_AT_ROOT)) {
        throw new ServletException("index.html has no " + BASE_AT_ROOT);
      }
      page = html.replace(BASE_AT_ROOT, BASE_HERE).getBytes(UTF_8);
    } catch (IOException e) {
      throw new ServletException(e);
    }
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getPathInfo();
    if (path == null || !NOTICE.matcher(path).matches()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setContentType("text/html");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
