package io.carillon.launcher;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A setting that the launcher needs before the application, and its MicroProfile Config, are up.
 */
enum Setting {
  ALLOWED_HOSTS("carillon.allowed-hosts"),
  BROKER_PASSWORD("carillon.broker.password"),
  BROKER_URL("carillon.broker.url"),
  BROKER_USER("carillon.broker.user"),
  CLUSTER("carillon.cluster"),
  DATA("carillon.data"),
  DB_URL("carillon.db.url"),
  DEMO("carillon.demo");

  /** What MicroProfile Config's Boolean converter takes for true. */
  private static final Set<String> TRUE_WORDS = Set.of("true", "1", "yes", "y", "on");

  private final String property;

  Setting(String property) {
    this.property = property;
  }

  /** The value by MicroProfile Config's rules: system property, then environment; blank is none. */
  Optional<String> value() {
    String environmentName = property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(environmentName)))
        .filter(value -> !value.isBlank());
  }

  boolean isTrue() {
    return value()
        .filter(value -> TRUE_WORDS.contains(value.strip().toLowerCase(Locale.ROOT)))
        .isPresent();
  }

  /** By its name. */
  @Override
  public String toString() {
    return property;
  }

  /** Tells the application and the broker adapter, which run in this JVM. */
  void publish(String value) {
    System.setProperty(property, value);
  }
}
