package io.carillon.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** URLs that are safe to show as a link. */
final class WebAddress {

  /** User, host and port. A host may have an underscore, which {@link URI} takes for none. */
  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[^@]*@)?(?:\\[[0-9a-fA-F:.]+]|[^\\s@:\\[\\]]+)(?::\\d{0,5})?");

  private WebAddress() {}

  /** An absolute http or https URL with a host. */
  static boolean isAbsolute(String url) {
    try {
      URI uri = new URI(url);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getRawAuthority() != null
          && AUTHORITY.matcher(uri.getRawAuthority()).matches();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
