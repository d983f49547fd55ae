package io.carillon.artemis;

import java.util.Locale;
import java.util.Optional;

/**
 * A setting of the broker adapter. A resource adapter starts before the application and has no
 * MicroProfile Config, so the lookup is repeated here: system property, then environment.
 */
enum BrokerSetting {
  DATA("carillon.data"),
  URL("carillon.broker.url"),
  USER("carillon.broker.user"),
  PASSWORD("carillon.broker.password");

  private final String property;

  BrokerSetting(String property) {
    this.property = property;
  }

  Optional<String> value() {
    String environmentName = property.replace('.', '_').toUpperCase(Locale.ROOT);
    return Optional.ofNullable(System.getProperty(property))
        .or(() -> Optional.ofNullable(System.getenv(environmentName)))
        .filter(value -> !value.isBlank());
  }
}
