package io.carillon.api;

import io.carillon.core.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** RFC 9457: how every fault is answered. {@code errors} is left out when there are none. */
public record ProblemJson(
    String title, int status, String detail, List<Problem.FieldError> errors) {

  static final String MEDIA_TYPE = "application/problem+json";

  static Response response(Problem problem) {
    Response.ResponseBuilder response =
        builder(
            problem.kind().title(), problem.kind().status(), problem.detail(), problem.errors());
    problem
        .retryAfter()
        .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
    if (problem.kind() == Problem.Kind.UNAUTHENTICATED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }

  static Response response(String title, int status, String detail) {
    return builder(title, status, detail, List.of()).build();
  }

  private static Response.ResponseBuilder builder(
      String title, int status, String detail, List<Problem.FieldError> errors) {
    return Response.status(status)
        .type(MEDIA_TYPE)
        .entity(new ProblemJson(title, status, detail, errors.isEmpty() ? null : errors));
  }
}
