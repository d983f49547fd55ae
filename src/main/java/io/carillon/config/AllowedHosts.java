package io.carillon.config;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Django's {@code ALLOWED_HOSTS} rules: hosts are compared without regard to case or port, {@code
 * .example.edu} covers the domain and everything under it, {@code *} covers all.
 */
public final class AllowedHosts {

  private static final String HOST = "(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)";
  private static final Pattern HOST_HEADER = Pattern.compile(HOST + "(?::(\\d{1,5}))?");
  private static final Pattern ORIGIN =
      Pattern.compile(
          "[a-zA-Z][a-zA-Z0-9+.-]*://" + HOST + "(?::(\\d{0,5}))?(?:[/?#].*)?", Pattern.DOTALL);

  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");

  /** Browsers take a name that ends in a number for an address, and write it as four of them. */
  private static final Pattern NUMBER_LAST = Pattern.compile("(?:.*\\.)?(?:\\d+|0x[0-9a-f]*)");

  private static final int MAX_PORT = 65_535;
  private static final Pattern OWN_NAME =
      Pattern.compile("(.*\\.)?localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private final List<String> written;
  private final List<String> rules;

  /**
   * @param rules host names, in Unicode or ASCII, addresses (IPv6 in brackets), {@code .domain} or
   *     {@code *}
   * @throws IllegalArgumentException for a rule that no host can match
   */
  public AllowedHosts(List<String> rules) {
    this.written = List.copyOf(rules);
    this.rules = rules.stream().map(AllowedHosts::rule).toList();
  }

  private static String rule(String text) {
    if (text.equals("*")) {
      return text;
    }
    String dot = text.startsWith(".") ? "." : "";
    String host = text.substring(dot.length());
    return ascii(host)
        .flatMap(AllowedHosts::canonical)
        .filter(name -> dot.isEmpty() || !name.startsWith("["))
        .map(name -> dot + name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + text
                        + "' is not a host; write example.edu, .example.edu, [::1] or *, without"
                        + " scheme and port"));
  }

  /** What browsers write for a name with other letters. */
  private static Optional<String> ascii(String host) {
    try {
      return Optional.of(host.startsWith("[") ? host : IDN.toASCII(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** One way to write a host; a trailing dot is the same host, as in Django. */
  private static Optional<String> canonical(String host) {
    if (host.startsWith("[") && host.endsWith("]")) {
      return AddressRange.canonical(host.substring(1, host.length() - 1)).map(ip -> "[" + ip + "]");
    }
    String lower = host.toLowerCase(Locale.ROOT);
    String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    if (NUMBER_LAST.matcher(name).matches()) {
      return AddressRange.canonical(name);
    }
    return Optional.of(name).filter(text -> NAME.matcher(text).matches());
  }

  List<String> rules() {
    return written;
  }

  /** The first that may be somebody else's way here, and not this machine's name for itself. */
  public Optional<String> reachedByOthers() {
    // As written: the canonical form of an address is not for people, nor for this pattern.
    return written.stream()
        .filter(rule -> !OWN_NAME.matcher(rule.toLowerCase(Locale.ROOT)).matches())
        .findFirst();
  }

  public boolean allowsAll() {
    return rules.contains("*");
  }

  /** Whether a page of this {@code Origin} may call; {@code null} and the unparsable only by *. */
  public boolean allowsOrigin(String origin) {
    return allowsAll() || host(ORIGIN, origin).filter(this::covers).isPresent();
  }

  /** The rule that an origin failed, in words. */
  public String whyNotOrigin(String origin) {
    return host(ORIGIN, origin)
        .map(host -> "its host is none of carillon.allowed-hosts, " + String.join(", ", written))
        .orElse("it names no host, and carillon.allowed-hosts isn't *");
  }

  /** Whether this {@code Host} header names one of ours. */
  public boolean allowsHost(String hostHeader) {
    return allowsAll() || host(HOST_HEADER, hostHeader).filter(this::covers).isPresent();
  }

  private boolean covers(String host) {
    return rules.stream()
        .anyMatch(
            rule ->
                rule.equals(host)
                    || rule.startsWith(".")
                        && (host.endsWith(rule) || host.equals(rule.substring(1))));
  }

  private static Optional<String> host(Pattern form, String text) {
    Matcher matcher = form.matcher(text);
    if (!matcher.matches() || port(matcher.group(2)) > MAX_PORT) {
      return Optional.empty();
    }
    return canonical(matcher.group(1));
  }

  private static int port(String digits) {
    return digits == null || digits.isEmpty() ? 0 : Integer.parseInt(digits);
  }
}
