package io.carillon.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Logger;

/**
 * Tells the log which pages were refused, and why, since their developers see no more than that a
 * connection failed. Each origin once a minute, and few in all: anyone can send them.
 */
@ApplicationScoped
public class RefusedOrigins {

  private static final Logger LOG = Logger.getLogger(RefusedOrigins.class.getName());
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int MAX_IN_WINDOW = 10;
  private static final int MAX_CHARS = 200;

  private final Set<String> told = new HashSet<>();

  @Inject private Settings settings;

  private long windowEnd = System.nanoTime();

  public void note(String origin) {
    if (isNew(origin)) {
      String shown = origin.length() > MAX_CHARS ? origin.substring(0, MAX_CHARS) + "…" : origin;
      LOG.warning(
          () ->
              "Refused a page of origin '"
                  + shown.replaceAll("\\p{Cntrl}", "?")
                  + "': "
                  + settings.access().allowedHosts().whyNotOrigin(origin));
    }
  }

  private synchronized boolean isNew(String origin) {
    long now = System.nanoTime();
    if (now - windowEnd >= 0) {
      told.clear();
      windowEnd = now + WINDOW.toNanos();
    }
    return told.size() < MAX_IN_WINDOW && told.add(origin);
  }
}
