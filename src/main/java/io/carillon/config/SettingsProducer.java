package io.carillon.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
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
    Config config = ConfigProvider.getConfig();
    return new SettingsReader(name -> config.getOptionalValue(name, String.class)).read();
  }
}
