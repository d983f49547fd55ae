package io.carillon.api;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.carillon.core.Fields;
import io.carillon.core.Problem;
import io.carillon.identity.RosterEntry;
import io.carillon.identity.RosterLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Reads a roster as spreadsheets write it: RFC 4180, UTF-8, with commas, semicolons or tabs, its
 * columns named in the first line.
 */
final class CsvRoster {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String SAVE = "save the roster as 'CSV UTF-8'";
  private static final List<String> REQUIRED = List.of("username", "full_name");
  private static final List<String> COLUMNS =
      List.of("id", "username", "full_name", "college_id", "role", "password");

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Z}\\s\\u200B\\u2060\\uFEFF]*");

  private final Map<String, Integer> columns;
  private final int width;

  private CsvRoster(CsvRecord header) {
    this.columns = columns(header);
    this.width = header.getFieldCount();
  }

  /**
   * @throws Problem {@code INVALID} when the text or its first line can't be used
   */
  static List<RosterLine> read(byte[] body) {
    String text = decode(body);
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .fieldSeparator(separator(text))
            .ofCsvRecord(text)) {
      Iterator<CsvRecord> records = reader.iterator();
      if (!records.hasNext()) {
        throw Problem.invalid("body", "is required");
      }
      CsvRoster roster = new CsvRoster(records.next());
      List<RosterLine> lines = new ArrayList<>();
      records.forEachRemaining(record -> roster.read(record, lines));
      JsonEntry.requireSize(lines.size());
      return lines;
    } catch (CsvParseException e) {
      throw Problem.invalid("body", reason(e));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Spreadsheets write semicolons where the comma is in numbers, and tabs when they are copied. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("");
    return ";\t"
        .chars()
        .mapToObj(sign -> (char) sign)
        .filter(sign -> header.indexOf(sign) >= 0 && header.indexOf(',') < 0)
        .findFirst()
        .orElse(',');
  }

  private static String decode(byte[] body) {
    if (startsWith(body, 0xFF, 0xFE) || startsWith(body, 0xFE, 0xFF)) {
      throw Problem.invalid("body", "is UTF-16 and not UTF-8: " + SAVE);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.invalid(
          "body",
          "is not UTF-8 but, it seems, Latin-1 or Windows-1252 on line %d: %s"
              .formatted(badLine(body), SAVE));
    }
  }

  private static boolean startsWith(byte[] body, int first, int second) {
    return body.length > 1 && (body[0] & 0xFF) == first && (body[1] & 0xFF) == second;
  }

  /** The first that isn't UTF-8. */
  private static int badLine(byte[] body) {
    ByteBuffer bytes = ByteBuffer.wrap(body);
    StandardCharsets.UTF_8.newDecoder().decode(bytes, CharBuffer.allocate(body.length), true);
    int line = 1;
    for (int i = 0; i < bytes.position(); i++) {
      line += body[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /** The library's outer text names the line, its cause what is wrong there. */
  private static String reason(CsvParseException fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    return "is not CSV: " + fault.getMessage() + ": " + cause.getMessage();
  }

  private static Map<String, Integer> columns(CsvRecord header) {
    Fields fields = new Fields("line " + header.getStartingLineNumber());
    Map<String, Integer> columns = new HashMap<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = column(header.getField(i));
      if (!COLUMNS.contains(name)) {
        fields.wrong(
            name,
            "is none of the columns "
                + String.join(", ", COLUMNS)
                + ", with commas, semicolons or tabs between");
      } else if (columns.put(name, i) != null) {
        fields.wrong(name, "is there twice");
      }
    }
    for (String name : REQUIRED) {
      if (!columns.containsKey(name)) {
        fields.wrong(name, "is a required column");
      }
    }
    fields.check();
    return columns;
  }

  /** As people head it: "Full Name" is {@code full_name}. */
  private static String column(String heading) {
    String seen = heading.replaceAll("[\\p{Cf}\\p{Z}\\s]+", " ").strip().toLowerCase(Locale.ROOT);
    String letters = seen.replaceAll("[ _.-]", "");
    return COLUMNS.stream()
        .filter(column -> column.replace("_", "").equals(letters))
        .findFirst()
        .orElse(seen);
  }

  private void read(CsvRecord record, List<RosterLine> lines) {
    String place = "line " + record.getStartingLineNumber();
    // Spreadsheets end with such lines.
    if (record.getFields().stream().allMatch(CsvRoster::isEmpty)) {
      return;
    }
    lines.add(
        record.getFieldCount() == width
            ? RosterLine.read(place, new Row(record))
            : RosterLine.unreadable(
                place,
                "has %d columns, the first line has %d".formatted(record.getFieldCount(), width)));
  }

  /** Or holds only what nobody sees. */
  private static boolean isEmpty(String value) {
    return UNSEEN.matcher(value).matches();
  }

  /** One line; an empty value is none. */
  private final class Row implements RosterEntry {

    private final CsvRecord record;

    Row(CsvRecord record) {
      this.record = record;
    }

    @Override
    public String text(String name, Fields fields) {
      Integer column = columns.get(name);
      String text = column == null ? "" : record.getField(column);
      return isEmpty(text) ? null : text;
    }

    @Override
    public Long number(String name, Fields fields) {
      String text = text(name, fields);
      OptionalLong number =
          text == null
              ? OptionalLong.empty()
              : fields.id(name, UNSEEN.matcher(text).replaceAll(""));
      return number.isPresent() ? number.getAsLong() : null;
    }
  }
}
