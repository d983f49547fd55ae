package io.carillon.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The answer to a request sent by hand; names of headers are in lower case.
 *
 * @param body empty for a 204, and for a 100 or 101, after which the answer or frames follow
 */
record HttpAnswer(int status, String phrase, Map<String, String> headers, String body) {

  static HttpAnswer read(InputStream in) throws IOException {
    String[] first = line(in).split(" ", 3);
    int status = Integer.parseInt(first[1]);
    String phrase = first.length == 3 ? first[2] : "";
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] pair = line.split(":\\s*", 2);
      headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1]);
    }
    return new HttpAnswer(
        status, phrase, headers, status < 200 || status == 204 ? "" : body(in, headers));
  }

  private static String body(InputStream in, Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int size;
      do {
        size = Integer.parseInt(line(in), 16);
        body.write(in.readNBytes(size));
        line(in);
      } while (size > 0);
      return body.toString(UTF_8);
    }
    String length = headers.get("content-length");
    return new String(
        length == null ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length)), UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("the server hung up");
      }
      line.write(b);
    }
    return line.toString(ISO_8859_1).strip();
  }
}
