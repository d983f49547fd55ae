package io.carillon.api;

import io.carillon.config.AddressRange;
import io.carillon.config.Settings;
import io.carillon.metrics.CallMeters;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets a request in once its body has come. One that is still on its way holds no thread: whoever
 * reads it would be blocked until its last byte, and Undertow (WildFly 39) reads even one that
 * nobody asked for before it ends the request.
 *
 * <p>On Undertow only: Payara 6's asynchronous dispatches have no request scope, and don't wait for
 * the dispatch before them to return. It reads nothing unasked and cuts silent clients off, so
 * {@link BodyReader}'s limits do.
 */
@WebFilter(filterName = "bodies", asyncSupported = true)
public class BodyIntake extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** What all bodies on their way may take together, and those of one address. */
  private static final int ROOM_BYTES = 64 << 20;

  private static final String BODY = BodyIntake.class.getName() + ".body";

  private static final int SHARE_BYTES = 16 << 20;

  private final transient Shares room =
      new Shares(ROOM_BYTES / IncomingBody.BLOCK_BYTES, SHARE_BYTES / IncomingBody.BLOCK_BYTES);

  @Inject private transient Settings settings;
  @Inject private transient CallMeters meters;

  private boolean awaits;

  @Override
  public void init() {
    awaits = getServletContext().getClass().getName().startsWith("io.undertow.");
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getAttribute(BODY) instanceof IncomingBody body) {
      sendOn(body, request, response, chain);
    } else if (!awaits || hasCome(request)) {
      chain.doFilter(request, response);
    } else {
      await(request);
    }
  }

  private static void sendOn(
      IncomingBody body,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    if (!body.isWhole()) {
      // Without it Undertow would wait for the rest, in this thread, to use the connection again.
      response.setHeader("Connection", "close");
    }
    if (body.isBroken() && request.getContentLengthLong() <= LargeBody.MAX_BYTES) {
      // The client is gone, or makes no sense. Of what is too large the container may read nothing.
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(new ReceivedRequest(request, body), response);
    }
  }

  /** Nearly all do, together with the head. */
  private static boolean hasCome(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length == 0 || length < 0 && !mayHaveUnknownLength(request)) {
      return true;
    }
    int available = request.getInputStream().available();
    return request.getInputStream().isFinished() || length > 0 && available >= length;
  }

  private static boolean mayHaveUnknownLength(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null
        || request.getProtocol().equals("HTTP/2.0"); // Where nothing in the head tells.
  }

  private void await(HttpServletRequest request) throws IOException {
    AsyncContext context = request.startAsync();
    context.setTimeout(BodyReader.PATIENCE.toMillis());
    String party = AddressRange.siteOf(settings.access().trustedProxies().clientAddress(request));
    IncomingBody body = new IncomingBody(context, request.getInputStream(), room, party, meters);
    request.setAttribute(BODY, body);
    context.addListener(body);
    request.getInputStream().setReadListener(body);
  }
}
