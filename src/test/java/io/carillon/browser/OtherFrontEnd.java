package io.carillon.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A front end that is served from a port of its own, as a React development server does. */
final class OtherFrontEnd implements AutoCloseable {

  private static final String PAGE =
      """
      <!doctype html>
      <title>Another front end</title>
      <p id="name"></p>
      <p id="connection"></p>
      <p id="message"></p>
      <script>
        const show = (id, text) => (document.getElementById(id).textContent = text);
        window.connect = async (base, username, password) => {
          const login = await fetch(`${base}/api/login`, {
            method: 'POST',
            headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ username, password }),
          });
          const { token } = await login.json();
          const me = await fetch(`${base}/api/me`, {
            headers: { Authorization: `Bearer ${token}` },
          });
          show('name', (await me.json()).full_name);
          const socket = new WebSocket(
            `${base.replace('http', 'ws')}/ws/chat/?token=${encodeURIComponent(token)}`);
          socket.onopen = () => show('connection', 'open');
          socket.onclose = ({ code }) => show('connection', `closed ${code}`);
          socket.onmessage = ({ data }) => show('message', JSON.parse(data).message);
        };
      </script>
      """;

  private final HttpServer server;

  OtherFrontEnd() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] page = PAGE.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, page.length);
          try (var body = exchange.getResponseBody()) {
            body.write(page);
          }
        });
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
