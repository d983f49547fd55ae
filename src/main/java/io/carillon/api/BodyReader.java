package io.carillon.api;

import io.carillon.config.AddressRange;
import io.carillon.config.Settings;
import io.carillon.core.Problem;
import io.carillon.metrics.CallMeters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads bodies whole. Where {@link BodyIntake} can't wait for one that is on its way, that holds a
 * thread of the container's until its last byte, so there is a time for it, and places that an
 * address has only a share of; others for those who sign in, since they have no token to lose. One
 * that has come with its head needs no place.
 */
@ApplicationScoped
public class BodyReader {

  /** For the whole of a body; the container cuts off who sends nothing for five seconds. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Together less than the calls that run at a time. */
  private final Shares calls = new Shares(48, 12);

  private final Shares signIns = new Shares(32, 8);

  @Inject private Settings settings;
  @Inject private CallMeters meters;

  /**
   * @param open whether the call needs no token
   * @throws Problem {@code UNAVAILABLE} when too many are on their way, {@code INVALID} for one
   *     that doesn't come whole, or not in time
   */
  byte[] read(HttpServletRequest request, InputStream body, boolean open) throws IOException {
    if (hasCome(request)) {
      return readInTime(body);
    }
    Shares places = open ? signIns : calls;
    String party = AddressRange.siteOf(settings.access().trustedProxies().clientAddress(request));
    if (!places.take(party, 1)) {
      meters.bodyWithoutPlace();
      throw tooMany(places.share() + " bodies");
    }
    try {
      return readInTime(body);
    } finally {
      places.giveBack(party, 1);
    }
  }

  /**
   * @param share what an address may have on its way, in words
   */
  static Problem tooMany(String share) {
    return Problem.later(
        Problem.Kind.UNAVAILABLE,
        "Too many bodies are on their way; " + share + " may be from one address. Try again.",
        RETRY_AFTER);
  }

  private static boolean hasCome(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    return length >= 0 && request.getInputStream().available() >= length;
  }

  private byte[] readInTime(InputStream body) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] block = new byte[IncomingBody.BLOCK_BYTES];
    try {
      for (int read = body.read(block); read >= 0; read = body.read(block)) {
        bytes.write(block, 0, read);
        if (System.nanoTime() - deadline > 0) {
          meters.bodyLate();
          throw Problem.invalid("body", "did not come whole in " + PATIENCE.toSeconds() + " s");
        }
      }
      return bytes.toByteArray();
    } catch (IOException hungUp) {
      meters.bodyLate();
      throw Problem.invalid("body", "did not come whole");
    }
  }
}
