package io.carillon.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** All settings as they are in effect, to be shown: no secret is ever among them. */
@ApplicationScoped
public class EffectiveSettings {

  /**
   * A setting.
   *
   * @param meaning what it is for, a sentence
   * @param value what is in effect; empty when that is nothing, and always for a secret
   * @param configured whether somebody has set it
   */
  public record Shown(
      String name, String meaning, Optional<String> value, boolean secret, boolean configured) {}

  private static final Properties MEANINGS = meanings();

  @Inject private Settings settings;

  public List<Shown> all() {
    return all(settings, SettingsProducer.source());
  }

  /** Whether somebody has set it. */
  boolean isConfigured(String name) {
    return isConfigured(name, SettingsProducer.source());
  }

  private static boolean isConfigured(String name, Function<String, Optional<String>> source) {
    return source.apply(name).filter(text -> !text.isBlank()).isPresent();
  }

  /**
   * No resource bundle: the JDK keeps those, and with them the classes of a redeployed application.
   */
  static Properties meanings() {
    Properties meanings = new Properties();
    try (InputStream file = EffectiveSettings.class.getResourceAsStream("settings.properties")) {
      meanings.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return meanings;
  }

  static List<Shown> all(Settings settings, Function<String, Optional<String>> source) {
    Settings.Access access = settings.access();
    Settings.Limits limits = settings.limits();
    Listing listing = new Listing(source, new ArrayList<>());
    listing.add("carillon.allowed-hosts", String.join(", ", access.allowedHosts().rules()));
    listing.add("carillon.native-clients", access.nativeClients());
    listing.add("carillon.trusted-proxies", access.trustedProxies().toString());
    listing.add("carillon.data", settings.data());
    listing.add("carillon.demo", settings.demo());
    listing.addSecret("carillon.admin.password");
    listing.add("carillon.token.ttl", settings.tokenTtl());
    listing.add("carillon.db.url", withoutSecrets(settings.db().url()));
    listing.add("carillon.db.user", settings.db().user());
    listing.addSecret("carillon.db.password");
    // The broker adapter reads these itself, where there is one.
    listing.add(
        "carillon.broker.url",
        source.apply("carillon.broker.url").map(EffectiveSettings::withoutSecrets).orElse(""));
    listing.add("carillon.broker.user", source.apply("carillon.broker.user").orElse(""));
    listing.addSecret("carillon.broker.password");
    listing.add("carillon.cluster", settings.cluster());
    listing.add("carillon.limits.frame-bytes", limits.frameBytes());
    listing.add("carillon.limits.text-chars", limits.textChars());
    listing.add("carillon.limits.text-bytes", limits.textBytes());
    listing.add("carillon.limits.frames-per-second", limits.framesPerSecond());
    listing.add("carillon.limits.sockets-per-user", limits.socketsPerUser());
    listing.add(
        "carillon.limits.sockets-per-address",
        limits.socketsPerAddress().isPresent() ? limits.socketsPerAddress().getAsInt() : "");
    listing.add("carillon.outbox.frames", limits.outboxFrames());
    listing.add("carillon.limits.held-bytes", limits.heldBytes());
    return listing.shown();
  }

  /**
   * A URL's parameters may hold passwords, and so may what stands before an {@code @}. With one in
   * it nothing says for sure where a password ends, so the scheme alone is left.
   */
  static String withoutSecrets(String url) {
    if (url.contains("@")) {
      return url.substring(0, url.indexOf(':') + 1) + "…";
    }
    return url.replaceFirst("(?s)[?;].*", "…");
  }

  private record Listing(Function<String, Optional<String>> source, List<Shown> shown) {

    void add(String name, Object value) {
      Optional<String> text = Optional.of(value.toString()).filter(any -> !any.isEmpty());
      shown.add(
          new Shown(name, MEANINGS.getProperty(name), text, false, isConfigured(name, source)));
    }

    void addSecret(String name) {
      shown.add(
          new Shown(
              name,
              MEANINGS.getProperty(name),
              Optional.empty(),
              true,
              isConfigured(name, source)));
    }
  }
}
