package io.carillon.api;

import io.carillon.core.Problem;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body that is too large is 413, one that isn't the JSON asked for is 400. */
@Provider
public class BodyReading implements ReaderInterceptor {

  private static final int MAX_BYTES = 1 << 20;

  /** How Yasson's message names the property it stumbled over. */
  private static final Pattern PROPERTY = Pattern.compile("property '([^']+)'");

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    BoundedStream body = new BoundedStream(context.getInputStream(), MAX_BYTES);
    context.setInputStream(body);
    try {
      Object entity = context.proceed();
      if (entity == null) {
        throw Problem.invalid("body", "is required");
      }
      return entity;
    } catch (JsonbException | ProcessingException fault) {
      if (body.exceeded()) {
        throw Problem.of(
            Problem.Kind.TOO_LARGE, "The body is larger than " + MAX_BYTES + " bytes.");
      }
      throw Problem.invalid(field(fault), "is not the JSON that this call takes");
    }
  }

  private static String field(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      Matcher matcher = PROPERTY.matcher(String.valueOf(cause.getMessage()));
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return "body";
  }
}
