package io.carillon.it;

import java.net.http.HttpClient;

/**
 * Where clients reach a server, by itself or through a proxy.
 *
 * @param url without a slash at the end
 * @param client what calls it
 */
record Address(String url, HttpClient client) {

  String webSocketUrl() {
    return url.replaceFirst("^http", "ws");
  }
}
