package io.carillon.api;

import io.carillon.core.FaultLog;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Everything else is our fault: the log has the cause, the caller learns that it happened. */
@Provider
public class FaultMapper implements ExceptionMapper<Throwable> {

  private final FaultLog log = new FaultLog(Logger.getLogger(FaultMapper.class.getName()));

  @Context private UriInfo uri;
  @Context private Request request;

  @Override
  public Response toResponse(Throwable fault) {
    log.failed(Level.SEVERE, request.getMethod() + " /api/" + uri.getPath(), fault);
    return ProblemJson.response("Server fault", 500, "Something went wrong on our side.");
  }
}
