package io.carillon.wire;

import java.net.URI;
import java.net.URISyntaxException;

/** URLs that are safe to show as a link. */
final class WebAddress {

  private WebAddress() {}

  /** An absolute http or https URL with a host. */
  static boolean isAbsolute(String url) {
    try {
      URI uri = new URI(url);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getRawAuthority() != null
          && !uri.getRawAuthority().isEmpty();
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
