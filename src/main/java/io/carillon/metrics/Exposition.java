package io.carillon.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;

/** All meters as the text that Prometheus and its kin read. */
public final class Exposition {

  /** The text format that every reader knows. */
  public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry;

  public Exposition(PrometheusMeterRegistry registry) {
    this.registry = registry;
  }

  public void writeTo(OutputStream out) throws IOException {
    registry.scrape(out, CONTENT_TYPE);
  }
}
