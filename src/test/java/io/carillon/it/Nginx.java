package io.carillon.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;

/** A running nginx with {@code deploy/nginx/carillon.conf} and names of this machine in it. */
final class Nginx implements AutoCloseable {

  private static final Path CONFIGURATION = Path.of("deploy", "nginx", "carillon.conf");
  private static final int LIMIT_SECONDS = 30;

  /** What a distribution's file has around it. One process, so that none is left behind. */
  private static final String AROUND =
      """
      daemon off;
      master_process off;
      pid nginx.pid;
      error_log error.log info;
      events {}
      http {
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        access_log access.log;
        include carillon.conf;
      }
      """;

  private final Path folder;
  private final int plainPort = Carillon.freePort();
  private final int port = Carillon.freePort();
  private final SSLContext trusting;
  private final Process process;

  private Nginx(Path folder, int carillonPort, List<String> without) {
    this.folder = folder;
    Carillon.makeAnew(folder);
    Certificate certificate = Certificate.generate(folder.resolve("keys.p12"));
    certificate.writePem(folder.resolve("fullchain.pem"), folder.resolve("privkey.pem"));
    this.trusting = certificate.trusting();
    try {
      Files.writeString(folder.resolve("nginx.conf"), AROUND);
      Files.writeString(folder.resolve("carillon.conf"), configuration(carillonPort, without));
      this.process =
          new ProcessBuilder(
                  NginxInstalled.find().orElseThrow().toString(),
                  "-p",
                  folder.toAbsolutePath() + "/",
                  "-e",
                  "error.log",
                  "-c",
                  "nginx.conf")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("output.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  /**
   * Starts it, and waits until it answers.
   *
   * @param name of its folder under {@code target/it}
   * @param without lines of the configuration to be left out
   */
  static Nginx start(String name, int carillonPort, String... without) {
    Nginx nginx = new Nginx(Path.of("target", "it", name), carillonPort, List.of(without));
    await(name)
        .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
        .until(() -> !nginx.process.isAlive() || nginx.answers());
    assertThat(nginx.process.isAlive()).as(nginx.read("output.log")).isTrue();
    return nginx;
  }

  private String configuration(int carillonPort, List<String> without) throws IOException {
    String text = Files.readString(CONFIGURATION);
    for (String line : without) {
      assertThat(text).contains(line);
      text = text.replace(line, "");
    }
    Map<String, String> names =
        Map.of(
            "127.0.0.1:8000", "127.0.0.1:" + carillonPort,
            "chat.example.edu;", "localhost;",
            "/etc/ssl/carillon/", "",
            "/var/log/nginx/", "",
            "listen 80;", "listen 127.0.0.1:" + plainPort + ";",
            "listen 443 ", "listen 127.0.0.1:" + port + " ",
            "listen [::]:80;", "",
            "listen [::]:443 ssl http2;", "");
    for (Map.Entry<String, String> name : names.entrySet()) {
      assertThat(text).contains(name.getKey());
      text = text.replace(name.getKey(), name.getValue());
    }
    return text;
  }

  private boolean answers() {
    try (Socket probe = new Socket()) {
      probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  Address address() {
    return new Address(
        "https://localhost:" + port, HttpClient.newBuilder().sslContext(trusting).build());
  }

  /** Where it sends everybody to the address above. */
  Address plainAddress() {
    return new Address("http://localhost:" + plainPort, HttpClient.newHttpClient());
  }

  /**
   * A connection to it, encrypted, on which every byte is the test's.
   *
   * @param from the client's own address
   */
  RawSocket connect(String from) {
    try {
      Socket socket = trusting.getSocketFactory().createSocket();
      socket.bind(new InetSocketAddress(from, 0));
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      return RawSocket.over(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All that it has written into its logs and said. */
  String logs() {
    return read("carillon.access.log")
        + read("carillon.error.log")
        + read("access.log")
        + read("error.log")
        + read("output.log");
  }

  /** The lines of the log of requests. */
  List<String> accessLog() {
    return read("carillon.access.log").lines().toList();
  }

  private String read(String file) {
    try {
      Path path = folder.resolve(file);
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      assertThat(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
