package io.carillon.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * All settings, checked.
 *
 * @param data the folder of the embedded database and broker ({@code carillon.data})
 * @param demo whether demo data is created at start ({@code carillon.demo})
 * @param adminPassword password of the administrator who is made when there is none ({@code
 *     carillon.admin.password})
 * @param cluster whether several nodes may share the database ({@code carillon.cluster})
 * @param tokenTtl how long a login lasts ({@code carillon.token.ttl}, ISO 8601)
 */
public record Settings(
    Path data,
    boolean demo,
    Optional<String> adminPassword,
    boolean cluster,
    Duration tokenTtl,
    Access access,
    Db db,
    Limits limits) {

  /** Before the embedded database, if it is that one, makes the data folder for everybody. */
  public void keepDataPrivate() {
    if (db.isIn(data)) {
      PrivateFolder.make(data);
    }
  }

  /**
   * Who may connect.
   *
   * @param allowedHosts host rules for {@code Origin} and {@code Host} ({@code
   *     carillon.allowed-hosts})
   * @param nativeClients whether handshakes without {@code Origin} are accepted ({@code
   *     carillon.native-clients})
   * @param trustedProxies addresses and networks whose {@code X-Forwarded-For} is believed ({@code
   *     carillon.trusted-proxies})
   */
  public record Access(
      AllowedHosts allowedHosts, boolean nativeClients, TrustedProxies trustedProxies) {}

  /**
   * The database.
   *
   * @param url JDBC URL ({@code carillon.db.url})
   * @param user its user ({@code carillon.db.user})
   * @param password the user's password ({@code carillon.db.password})
   */
  public record Db(String url, String user, String password) {

    /** Whether it is embedded, in the data folder. */
    boolean isIn(Path data) {
      return url.equals(Database.embeddedUrl(data));
    }

    public Database vendor() {
      return Database.ofUrl(url);
    }

    /** Never shows the password, wherever it is printed. */
    @Override
    public String toString() {
      return "Db[url=" + url + ", user=" + user + "]";
    }
  }

  /**
   * What one client may cost.
   *
   * @param frameBytes largest frame in UTF-8 bytes ({@code carillon.limits.frame-bytes})
   * @param textChars longest message in Unicode characters ({@code carillon.limits.text-chars})
   * @param textBytes the same in UTF-8 bytes ({@code carillon.limits.text-bytes})
   * @param framesPerSecond frames a second a connection, with a burst of as many again ({@code
   *     carillon.limits.frames-per-second})
   * @param socketsPerUser live connections a user ({@code carillon.limits.sockets-per-user})
   * @param socketsPerAddress live connections an address ({@code
   *     carillon.limits.sockets-per-address})
   * @param outboxFrames frames waiting for one connection ({@code carillon.outbox.frames})
   * @param heldBytes how much each kind of thing that is held for clients may come to, for all of
   *     them together ({@code carillon.limits.held-bytes})
   */
  public record Limits(
      int frameBytes,
      int textChars,
      int textBytes,
      int framesPerSecond,
      int socketsPerUser,
      OptionalInt socketsPerAddress,
      int outboxFrames,
      int heldBytes) {}
}
