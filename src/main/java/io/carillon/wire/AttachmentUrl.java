package io.carillon.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URLs that are safe to show as a link: what a browser makes one of on an http or https host, or a
 * path on the page's own. Browsers are lenient (the WHATWG's URL Standard): nearly everything may
 * be in a path, so only the host and the port can be wrong.
 */
final class AttachmentUrl {

  private static final int MAX_PORT = 65_535;

  /** Host and port, user information cut off. A browser takes a backslash for a slash. */
  private static final Pattern ABSOLUTE =
      Pattern.compile(
          "https?://(?:[^/\\\\?#]*@)?(\\[[^]/\\\\?#]*]|[^/\\\\?#:@\\[]+)(?::([0-9]*))?(?:[/\\\\?#].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PATH = Pattern.compile("/(?:[^/\\\\].*)?", Pattern.DOTALL);
  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private AttachmentUrl() {}

  static boolean isValid(String url) {
    if (LINE_BREAK.matcher(url).find()) {
      return false;
    }
    String read = asBrowsersReadIt(url);
    return PATH.matcher(read).matches() || isAbsolute(read);
  }

  /** Without tabs, wherever they are, and without blanks and controls at the end. */
  private static String asBrowsersReadIt(String url) {
    String read = url.replace("\t", "");
    int end = read.length();
    while (end > 0 && read.charAt(end - 1) <= ' ') {
      end--;
    }
    return read.substring(0, end);
  }

  private static boolean isAbsolute(String url) {
    Matcher parts = ABSOLUTE.matcher(url);
    return parts.matches() && isPort(parts.group(2)) && UrlHost.isValid(parts.group(1));
  }

  private static boolean isPort(String digits) {
    if (digits == null || digits.isEmpty()) {
      return true;
    }
    try {
      return Integer.parseInt(digits) <= MAX_PORT;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
