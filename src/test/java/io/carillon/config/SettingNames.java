package io.carillon.config;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The names of all settings there are. */
final class SettingNames {

  /** Read by the broker adapter, which is no part of the application. */
  private static final Set<String> OF_THE_ADAPTER =
      Set.of("carillon.broker.url", "carillon.broker.user", "carillon.broker.password");

  private SettingNames() {}

  static Set<String> all() {
    Set<String> names = new TreeSet<>(OF_THE_ADAPTER);
    new SettingsReader(
            name -> {
              names.add(name);
              return Optional.empty();
            })
        .read();
    return names;
  }
}
