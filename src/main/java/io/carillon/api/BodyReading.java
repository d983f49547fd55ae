package io.carillon.api;

import io.carillon.core.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body that is too large is 413, one that isn't the JSON asked for is 400. */
@Provider
@ApplicationScoped
public class BodyReading implements ReaderInterceptor {

  private static final int MAX_BYTES = 1 << 20;
  private static final String WRONG = "is not the JSON that this call takes";

  @Context private ResourceInfo resource;
  @Context private HttpServletRequest request;
  @Inject private BodyReader reader;

  /** How Yasson's message names the property it stumbled over. */
  private static final Pattern PROPERTY = Pattern.compile("property '([^']+)'");

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    Method call = resource.getResourceMethod();
    int most = call.isAnnotationPresent(LargeBody.class) ? LargeBody.MAX_BYTES : MAX_BYTES;
    requireLength(context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH), most);
    BoundedStream body = new BoundedStream(context.getInputStream(), most);
    byte[] bytes = reader.read(request, body, call.isAnnotationPresent(Open.class));
    requireSize(body, most);
    Object entity = read(context, bytes);
    if (entity == null) {
      throw Problem.invalid("body", "is required");
    }
    // JSON Processing's readers answer an object where a list is asked for, and the reverse.
    if (!context.getType().isInstance(entity)) {
      throw Problem.invalid("body", WRONG);
    }
    return entity;
  }

  /** Whatever a reader throws is the body's fault; Parsson reports some with a bare exception. */
  private static Object read(ReaderInterceptorContext context, byte[] body) throws IOException {
    context.setInputStream(new ByteArrayInputStream(body));
    try {
      if (body.length > 0 && MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
        WholeJson.require(body);
      }
      return context.proceed();
    } catch (WebApplicationException fault) {
      throw fault;
    } catch (RuntimeException fault) {
      throw Problem.invalid(field(fault), WRONG);
    }
  }

  /** As announced: readers stop at the end of the JSON and never see what follows it. */
  private static void requireLength(String announced, int most) {
    if (announced != null && Long.parseLong(announced) > most) {
      throw tooLarge(most);
    }
  }

  private static void requireSize(BoundedStream body, int most) {
    if (body.exceeded()) {
      throw tooLarge(most);
    }
  }

  private static Problem tooLarge(int most) {
    return Problem.of(Problem.Kind.TOO_LARGE, "The body is larger than " + most + " bytes.");
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
