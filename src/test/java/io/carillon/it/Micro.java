package io.carillon.it;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The executable jar. */
final class Micro implements Platform {

  private static final String READY = "Carillon is ready at";
  private static final String FAILURE = "Carillon can't start: ";

  @Override
  public List<String> command(Launch launch) {
    return List.of(
        Platform.java(),
        Platform.QUICK_START,
        "-jar",
        System.getProperty("carillon.jar", "target/carillon.jar"),
        "--port",
        String.valueOf(launch.port()));
  }

  @Override
  public Map<String, String> settings(Map<String, String> given) {
    return given;
  }

  @Override
  public boolean ready(List<String> log) {
    return log.stream().anyMatch(line -> line.startsWith(READY));
  }

  @Override
  public Optional<String> failure(List<String> log) {
    return log.stream().filter(line -> line.startsWith(FAILURE)).findFirst();
  }

  @Override
  public boolean endsOnFailure() {
    return true;
  }
}
