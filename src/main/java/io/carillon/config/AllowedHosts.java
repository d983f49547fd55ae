package io.carillon.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Django's {@code ALLOWED_HOSTS} rules: hosts are compared without regard to case or port, {@code
 * .example.edu} covers the domain and everything under it, {@code *} covers all.
 */
public final class AllowedHosts {

  private static final Pattern HOST_HEADER =
      Pattern.compile("(?:\\[[0-9a-fA-F:.]+]|[^\\s/?#@:\\[\\]]+)(?::\\d+)?");

  private static final int MAX_PORT = 65_535;
  private static final Pattern OWN_NAME =
      Pattern.compile("(.*\\.)?localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private final List<String> rules;

  /**
   * @param rules host names, addresses (IPv6 in brackets), {@code .domain} or {@code *}
   * @throws IllegalArgumentException for a rule with a scheme, port, path or blank in it
   */
  public AllowedHosts(List<String> rules) {
    this.rules = rules.stream().map(rule -> rule.toLowerCase(Locale.ROOT)).toList();
    for (String rule : this.rules) {
      if (!rule.matches("\\*|\\[[0-9a-f:.]+]|\\.?[^\\s/:*\\[\\]]+")) {
        throw new IllegalArgumentException(
            "'"
                + rule
                + "' is not a host; write example.edu, .example.edu, [::1] or *, without scheme"
                + " and port");
      }
    }
  }

  List<String> rules() {
    return rules;
  }

  /** The first that may be somebody else's way here, and not this machine's name for itself. */
  public Optional<String> reachedByOthers() {
    return rules.stream().filter(rule -> !OWN_NAME.matcher(rule).matches()).findFirst();
  }

  public boolean allowsAll() {
    return rules.contains("*");
  }

  /** Whether a page of this {@code Origin} may call; {@code null} and the unparsable only by *. */
  public boolean allowsOrigin(String origin) {
    return allowsAll() || hostOfOrigin(origin).filter(this::covers).isPresent();
  }

  /** Whether this {@code Host} header names one of ours. */
  public boolean allowsHost(String hostHeader) {
    return allowsAll()
        || HOST_HEADER.matcher(hostHeader).matches()
            && hostOf("http://" + hostHeader).filter(this::covers).isPresent();
  }

  private boolean covers(String host) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.equals(host)
                    || rule.startsWith(".")
                        && (host.endsWith(rule) || host.equals(rule.substring(1))));
  }

  private static Optional<String> hostOfOrigin(String origin) {
    return origin.contains("://") ? hostOf(origin) : Optional.empty();
  }

  /** A trailing dot is the same host, as in Django. */
  private static Optional<String> hostOf(String url) {
    try {
      URI uri = new URI(url).parseServerAuthority();
      return Optional.ofNullable(uri.getHost())
          .filter(host -> uri.getUserInfo() == null && uri.getPort() <= MAX_PORT)
          .map(host -> host.toLowerCase(Locale.ROOT))
          .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
