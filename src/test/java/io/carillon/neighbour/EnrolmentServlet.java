package io.carillon.neighbour;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Lets tests call the bean: {@code POST /neighbour/enrolInVain?user=1&title=t}. */
@WebServlet({"/enrol", "/enrolInVain", "/enrolBeside"})
public class EnrolmentServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @EJB private transient Enrolment enrolment;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    long userId = Long.parseLong(request.getParameter("user"));
    String title = request.getParameter("title");
    String answer =
        switch (request.getServletPath()) {
          case "/enrol" -> enrolment.enrol(userId, title);
          case "/enrolInVain" -> enrolment.enrolInVain(userId, title);
          default -> enrolment.enrolBeside(userId, title);
        };
    response.getWriter().write(answer);
  }
}
