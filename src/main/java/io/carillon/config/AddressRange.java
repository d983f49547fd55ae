package io.carillon.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IP address, or all of a network: {@code 10.0.0.1}, {@code 10.0.0.0/8}, {@code fd00::/8}. */
public final class AddressRange {

  private static final Pattern IPV4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");
  private static final Pattern BITS = Pattern.compile("\\d{1,3}");

  private static final int SITE_BITS = 64;

  private final String text;
  private final byte[] network;
  private final int bits;

  private AddressRange(String text, byte[] network, int bits) {
    this.text = text;
    this.network = network;
    this.bits = bits;
  }

  /**
   * @throws IllegalArgumentException when it is neither an address nor a network
   */
  static AddressRange of(String text) {
    String[] parts = text.split("/", 2);
    byte[] address =
        bytes(parts[0])
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'" + text + "' is neither an IP address nor a network, 10.0.0.0/8 say"));
    int most = address.length * Byte.SIZE;
    int bits = parts.length == 1 ? most : bits(parts[1], most, text);
    byte[] network = masked(address, bits);
    if (!Arrays.equals(network, address)) {
      throw new IllegalArgumentException(
          "'" + text + "' has an address that goes on behind its first " + bits + " bits");
    }
    return new AddressRange(text, network, bits);
  }

  private static int bits(String text, int most, String whole) {
    int bits = BITS.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (bits < 0 || bits > most) {
      throw new IllegalArgumentException(
          "'" + whole + "' must end in a number of bits up to " + most);
    }
    return bits;
  }

  /**
   * Whom an address belongs to, for limits: an IPv6 address to its /64 network, all of whose
   * addresses one client may use; any other text to itself.
   */
  public static String siteOf(String address) {
    return bytes(address)
        .filter(bytes -> bytes.length > SITE_BITS / Byte.SIZE)
        .map(bytes -> HexFormat.of().formatHex(masked(bytes, SITE_BITS), 0, SITE_BITS / Byte.SIZE))
        .orElse(address);
  }

  /** One way to write an address; empty for what is none. */
  static Optional<String> canonical(String address) {
    return bytes(address).map(HexFormat.ofDelimiter(":")::formatHex);
  }

  static boolean isAddress(String text) {
    return bytes(text).isPresent();
  }

  /** False also for what is no address at all. */
  boolean contains(String address) {
    return bytes(address)
        .filter(bytes -> bytes.length == network.length)
        .filter(bytes -> Arrays.equals(masked(bytes, bits), network))
        .isPresent();
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] masked = new byte[address.length];
    for (int i = 0; i < address.length; i++) {
      int kept = Math.max(0, Math.min(Byte.SIZE, bits - i * Byte.SIZE));
      masked[i] = (byte) (address[i] & 0xFF00 >> kept);
    }
    return masked;
  }

  /** Of an address, and only of one: a name would be looked up. IPv4 in IPv6 is IPv4. */
  private static Optional<byte[]> bytes(String address) {
    String withoutZone = address.split("%", 2)[0];
    if (!IPV4.matcher(withoutZone).matches() && !IPV6.matcher(withoutZone).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(withoutZone).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty(); // It only looked like one.
    }
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
