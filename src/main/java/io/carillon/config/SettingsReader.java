package io.carillon.config;

import io.carillon.core.ByteBudget;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Turns configured text into {@link Settings}; reports every bad value, not just the first. */
final class SettingsReader {

  /** What most scripts need at most; only emoji and rare characters have more. */
  private static final int BYTES_A_CHAR = 3;

  private static final int PART_OF_HEAP = 16;
  private static final int LEAST_PASSWORD_CHARS = 8;

  private final Function<String, Optional<String>> source;
  private final List<String> faults = new ArrayList<>();

  /**
   * @param source the configured text of a setting's name, empty when it is not set
   */
  SettingsReader(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /**
   * @throws IllegalStateException naming each bad setting and what is allowed
   */
  Settings read() {
    Path data = path("carillon.data", "./data");
    int frameBytes = number("carillon.limits.frame-bytes", 1 << 20, 1 << 10, 8 << 20);
    int leastHeld = ByteBudget.PART * frameBytes;
    int textChars = number("carillon.limits.text-chars", 32_768, 1, 250_000);
    Settings settings =
        new Settings(
            data,
            flag("carillon.demo", false),
            adminPassword(),
            flag("carillon.cluster", false),
            duration("carillon.token.ttl", Duration.ofDays(30)),
            new Settings.Access(
                allowedHosts(), flag("carillon.native-clients", false), trustedProxies()),
            db(data),
            new Settings.Limits(
                frameBytes,
                textChars,
                number("carillon.limits.text-bytes", BYTES_A_CHAR * textChars, 1, 1_000_000),
                number("carillon.limits.frames-per-second", 2_000, 1, 1_000_000),
                number("carillon.limits.sockets-per-user", 64, 1, 1_000_000),
                optionalNumber("carillon.limits.sockets-per-address", 1, 1_000_000),
                number("carillon.outbox.frames", 4_096, 16, 1_000_000),
                number("carillon.limits.held-bytes", partOfHeap(leastHeld), leastHeld, 1 << 30)));
    if (settings.demo()) {
      settings
          .access()
          .allowedHosts()
          .reachedByOthers()
          .ifPresent(
              host ->
                  faults.add(
                      "carillon.demo must be false where others come by the allowed host '"
                          + host
                          + "': all know the demo users' password"));
    }
    if (settings.cluster() && settings.db().vendor() != Database.POSTGRESQL) {
      faults.add("carillon.cluster needs a database to share: carillon.db.url of a PostgreSQL");
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException("Carillon can't start: " + String.join("; ", faults));
    }
    return settings;
  }

  private static int partOfHeap(int least) {
    long part = Runtime.getRuntime().maxMemory() / PART_OF_HEAP;
    return (int) Math.max(least, Math.min(1 << 30, part));
  }

  private Settings.Db db(Path data) {
    String url = text("carillon.db.url").orElseGet(() -> Database.embeddedUrl(data));
    if (url.equals(Database.embeddedUrl(data)) && data.toString().contains(";")) {
      faults.add(
          "carillon.data can't have a semicolon in it: the embedded database ends its path there");
    }
    if (!Database.supports(url)) {
      faults.add("carillon.db.url must start with jdbc:postgresql: or jdbc:h2:");
    }
    return new Settings.Db(
        url, literal("carillon.db.user").orElse(""), literal("carillon.db.password").orElse(""));
  }

  private Optional<String> adminPassword() {
    Optional<String> password = literal("carillon.admin.password");
    if (password.filter(text -> text.length() < LEAST_PASSWORD_CHARS).isPresent()) {
      faults.add(
          "carillon.admin.password must have at least %d characters"
              .formatted(LEAST_PASSWORD_CHARS));
    }
    return password;
  }

  private AllowedHosts allowedHosts() {
    List<String> hosts = list("carillon.allowed-hosts", "localhost,127.0.0.1,[::1]");
    try {
      return new AllowedHosts(hosts);
    } catch (IllegalArgumentException e) {
      faults.add("carillon.allowed-hosts: " + e.getMessage());
      return new AllowedHosts(List.of());
    }
  }

  private TrustedProxies trustedProxies() {
    try {
      return TrustedProxies.of(list("carillon.trusted-proxies", ""));
    } catch (IllegalArgumentException e) {
      faults.add("carillon.trusted-proxies: " + e.getMessage());
      return TrustedProxies.of(List.of());
    }
  }

  /** As it was written, with blanks at its ends. */
  private Optional<String> literal(String name) {
    return source.apply(name).filter(text -> !text.isBlank());
  }

  private Optional<String> text(String name) {
    return source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private List<String> list(String name, String fallback) {
    return List.of(text(name).orElse(fallback).split(",")).stream()
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private boolean flag(String name, boolean fallback) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return fallback;
    }
    if (!text.get().equals("true") && !text.get().equals("false")) {
      faults.add(name + " must be true or false, not '" + text.get() + "'");
    }
    return text.get().equals("true");
  }

  private int number(String name, int fallback, int least, int most) {
    return optionalNumber(name, least, most).orElse(fallback);
  }

  private OptionalInt optionalNumber(String name, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    faults.add(
        "%s must be a whole number from %d to %d, not '%s'"
            .formatted(name, least, most, text.get()));
    return OptionalInt.empty();
  }

  private Duration duration(String name, Duration fallback) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      Duration duration = Duration.parse(text.get());
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0
          && duration.compareTo(Duration.ofDays(3_650)) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // Reported below, like a duration out of range.
    }
    faults.add(
        name + " must be an ISO 8601 duration from PT1S to P3650D, not '" + text.get() + "'");
    return fallback;
  }

  private Path path(String name, String fallback) {
    String text = literal(name).orElse(fallback);
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      faults.add(name + " must be a folder, not '" + text + "'");
      return Path.of(fallback).toAbsolutePath().normalize();
    }
  }
}
