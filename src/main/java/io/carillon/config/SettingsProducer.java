package io.carillon.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings once; whoever needs them injects them. */
@ApplicationScoped
public class SettingsProducer {

  @Produces
  @Singleton
  public Settings settings() {
    return read();
  }

  /** For the data source, which the container makes outside CDI. */
  static Settings read() {
    return new SettingsReader(source()).read();
  }

  /**
   * The text of a setting as it stands in the source that counts, since MicroProfile Config itself
   * takes <code>${…}</code>, <code>$$</code> and backslashes in it for signs of its own.
   */
  static Function<String, Optional<String>> source() {
    Config config = ConfigProvider.getConfig();
    return name ->
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
            .map(source -> source.getValue(name))
            .filter(Objects::nonNull)
            .findFirst();
  }
}
