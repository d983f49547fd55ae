package io.carillon.api;

import io.carillon.core.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What Jakarta REST refuses by itself: no such address, method or media type. */
@Provider
public class HttpFaultMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException fault) {
    int status = fault.getResponse().getStatus();
    if (status == Problem.Kind.INVALID.status()) {
      // Jersey's word for a body that isn't there.
      return ProblemJson.response(Problem.invalid("body", "is required"));
    }
    String title = fault.getResponse().getStatusInfo().getReasonPhrase();
    return ProblemJson.response(title, status, detail(status, title));
  }

  private static String detail(int status, String title) {
    return switch (status) {
      case 404 -> "There is nothing at this address.";
      case 405 -> "This address doesn't know this method.";
      case 406 -> "The answer is JSON only.";
      case 415 -> "Send JSON, with Content-Type: application/json.";
      default -> title;
    };
  }
}
