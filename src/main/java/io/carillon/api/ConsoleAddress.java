package io.carillon.api;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Leads {@code /staff} and {@code /admin} to their pages, which are folders. Containers do so by
 * themselves, but to an absolute address, which is the wrong one behind a proxy that ends TLS.
 */
@WebServlet(
    urlPatterns = {"/staff", "/admin"},
    asyncSupported = true)
public class ConsoleAddress extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_FOUND);
    response.setHeader("Location", request.getServletPath().substring(1) + "/");
  }
}
