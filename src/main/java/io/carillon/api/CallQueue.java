package io.carillon.api;

import io.carillon.metrics.CallMeters;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;

/**
 * Lets so many calls run at a time. The others wait without a thread, for a while: a database that
 * hangs would else hold a call in each of the container's threads, and leave none for chat and
 * health.
 */
@WebFilter(filterName = "calls", asyncSupported = true)
public class CallQueue extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Half of the 200 threads of Payara's listener. */
  private static final int MAX_RUNNING = 100;

  private static final int MAX_WAITING = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String DEADLINE = CallQueue.class.getName() + ".deadline";

  @Inject private transient Instance<RequestContextController> scopes;
  @Inject private transient CallMeters meters;

  private final Semaphore room = new Semaphore(MAX_RUNNING);
  private final transient BlockingDeque<AsyncContext> waiting =
      new LinkedBlockingDeque<>(MAX_WAITING);

  @Override
  public void init() {
    meters.watchWaiting(waiting::size);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!room.tryAcquire()) {
      park(request, response);
      return;
    }
    try {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        inItsScope(request, response, chain);
      } else {
        chain.doFilter(request, response);
      }
    } finally {
      room.release();
      admitNext();
    }
  }

  /** Payara 6 begins a request's scope only with its first dispatch, which is over by now. */
  private void inItsScope(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RequestContextController scope = scopes.get(); // Knows whether it was it that began the scope.
    boolean begun = scope.activate();
    try {
      chain.doFilter(request, response);
    } finally {
      if (begun) {
        scope.deactivate();
      }
      scopes.destroy(scope);
    }
  }

  /** One that was sent on, and found its place taken, goes to the front. */
  private void park(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Long since = (Long) request.getAttribute(DEADLINE);
    long deadline = since == null ? System.nanoTime() + PATIENCE.toNanos() : since;
    long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (left <= 0 || waiting.remainingCapacity() == 0) {
      refuse(response);
      return;
    }
    request.setAttribute(DEADLINE, deadline);
    AsyncContext parked = request.startAsync();
    parked.setTimeout(left);
    parked.addListener(new Parked());
    if (!(since == null ? waiting.offer(parked) : waiting.offerFirst(parked))) {
      refuse(response);
      parked.complete();
    }
    admitNext(); // A place may have become free meanwhile.
  }

  /** Takes no place for it: a request whose client has gone may never come back here. */
  private void admitNext() {
    if (room.availablePermits() == 0) {
      return;
    }
    AsyncContext next = waiting.poll();
    if (next != null) {
      next.dispatch();
    }
  }

  private static void refuse(ServletResponse response) throws IOException {
    HttpServletResponse http = (HttpServletResponse) response;
    http.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    http.setHeader("Retry-After", String.valueOf(PATIENCE.toSeconds()));
    http.setContentType(ProblemJson.MEDIA_TYPE);
    http.getWriter()
        .print(
            "{\"title\":\"Temporarily unavailable\",\"status\":503,"
                + "\"detail\":\"Too many calls wait already.\"}");
  }

  private final class Parked implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
      if (waiting.remove(event.getAsyncContext())) {
        refuse(event.getAsyncContext().getResponse());
        event.getAsyncContext().complete();
      }
    }

    @Override
    public void onError(AsyncEvent event) {
      waiting.remove(event.getAsyncContext());
    }

    @Override
    public void onComplete(AsyncEvent event) {
      // It was answered.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // It is parked again, with a listener of its own.
    }
  }
}
