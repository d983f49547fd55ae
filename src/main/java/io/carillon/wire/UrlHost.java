package io.carillon.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a browser takes for the host of an http or https URL: WHATWG's URL Standard, section 3. */
final class UrlHost {

  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x20\\x7F#%/:<>?@\\[\\\\\\]^|]");
  private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9a-fA-F]{2})");
  private static final Pattern IPV6 = Pattern.compile("(?!.*[0-9a-fA-F]{5})[0-9a-fA-F:.]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+|0[xX][0-9a-fA-F]*");
  private static final Pattern DOTS = Pattern.compile("[.\u3002\uFF0E\uFF61]");
  private static final int FIRST_NON_ASCII = 0x80;
  private static final int IPV4_PARTS = 4;
  private static final int BYTE = 8;

  private UrlHost() {}

  /**
   * @param host an IPv6 address in brackets
   */
  static boolean isValid(String host) {
    if (host.startsWith("[")) {
      return isIpv6(host.substring(1, host.length() - 1));
    }
    if (BAD_ESCAPE.matcher(host).find()) {
      return false;
    }
    try {
      String ascii = ascii(URLDecoder.decode(host.replace("+", "%2B"), UTF_8));
      return !ascii.isEmpty() && !FORBIDDEN.matcher(ascii).find() && !isBadIpv4(ascii);
    } catch (IllegalArgumentException e) {
      return false; // No name of IDNA.
    }
  }

  /** Label by label: browsers don't mind empty ones. */
  private static String ascii(String host) {
    if (host.chars().allMatch(c -> c < FIRST_NON_ASCII)) {
      return host;
    }
    return Stream.of(DOTS.split(host, -1))
        .map(label -> label.isEmpty() ? label : IDN.toASCII(label, IDN.ALLOW_UNASSIGNED))
        .collect(Collectors.joining("."));
  }

  /** Never asks a name server: what is in brackets is an address or nothing. */
  private static boolean isIpv6(String address) {
    try {
      return IPV6.matcher(address).matches() && InetAddress.getByName("[" + address + "]") != null;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** A name whose last label is a number is an address, and must be one. */
  private static boolean isBadIpv4(String host) {
    List<String> labels = List.of(host.split("\\.", -1));
    if (labels.size() > 1 && labels.get(labels.size() - 1).isEmpty()) {
      labels = labels.subList(0, labels.size() - 1);
    }
    int last = labels.size() - 1;
    if (!NUMBER.matcher(labels.get(last)).matches()) {
      return false;
    }
    if (labels.size() > IPV4_PARTS) {
      return true;
    }
    long most = 1L << BYTE * (IPV4_PARTS - last);
    return valueOf(labels.get(last)) >= most
        || labels.subList(0, last).stream().anyMatch(part -> valueOf(part) >= 1 << BYTE);
  }

  /** Hexadecimal, octal or decimal; more than there is when it is no number. */
  private static long valueOf(String part) {
    try {
      if (!NUMBER.matcher(part).matches()) {
        return Long.MAX_VALUE;
      }
      if (part.length() > 1 && part.charAt(1) > '9') {
        return part.length() == 2 ? 0 : Long.parseLong(part.substring(2), 16);
      }
      return part.length() > 1 && part.startsWith("0")
          ? Long.parseLong(part, 8)
          : Long.parseLong(part);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }
}
