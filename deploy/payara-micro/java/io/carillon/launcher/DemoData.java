package io.carillon.launcher;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether there is demo data: not for a server that people reach, since all know its password. */
final class DemoData {

  /** As the application has them, which refuses demo data with others. */
  private static final Pattern OWN_NAMES =
      Pattern.compile("(?i)(.*\\.)?localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private DemoData() {}

  /** Decides what nobody has: with nothing set up somebody is trying Carillon out. */
  static boolean isOn() {
    if (Setting.DEMO.value().isEmpty() && Setting.DB_URL.value().isEmpty()) {
      if (forThisMachineOnly()) {
        Setting.DEMO.publish("true");
      } else {
        System.out.println("No demo data, since carillon.allowed-hosts names hosts for others");
      }
    }
    return Setting.DEMO.isTrue();
  }

  private static boolean forThisMachineOnly() {
    return Setting.ALLOWED_HOSTS.value().stream()
        .flatMap(hosts -> Stream.of(hosts.split(",")))
        .map(String::strip)
        .filter(host -> !host.isEmpty())
        .allMatch(host -> OWN_NAMES.matcher(host).matches());
  }
}
