package io.carillon.neighbour;

import jakarta.ejb.EJB;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;

/** Lets tests call the bean: {@code POST /neighbour/enrolInVain?user=1&title=t}. */
@WebServlet({"/enrol", "/enrolInVain", "/enrolBeside", "/enrolWithRecord"})
public class EnrolmentServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB private transient Enrolment enrolment;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    long userId = Long.parseLong(request.getParameter("user"));
    String title = request.getParameter("title");
    try {
      String answer =
          switch (request.getServletPath()) {
            case "/enrol" -> enrolment.enrol(userId, title);
            case "/enrolInVain" -> enrolment.enrolInVain(userId, title);
            case "/enrolWithRecord" -> enrolment.enrolWithRecord(userId, title);
            default -> enrolment.enrolBeside(userId, title);
          };
      response.getWriter().write(answer);
    } catch (SQLException e) {
      throw new ServletException(e);
    }
  }
}
