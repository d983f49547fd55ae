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
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Reads a roster as spreadsheets write it: RFC 4180, UTF-8, its columns named in the first line.
 */
final class CsvRoster {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final List<String> REQUIRED = List.of("username", "full_name");
  private static final List<String> COLUMNS =
      List.of("id", "username", "full_name", "college_id", "role", "password");

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
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(decode(body))) {
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

  private static String decode(byte[] body) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw Problem.invalid("body", "is not UTF-8: save the roster as 'CSV UTF-8'");
    }
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
      String name = header.getField(i).strip().toLowerCase(Locale.ROOT);
      if (!COLUMNS.contains(name)) {
        fields.wrong(
            name, "is none of the columns " + String.join(", ", COLUMNS) + ", with commas between");
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

  private void read(CsvRecord record, List<RosterLine> lines) {
    String place = "line " + record.getStartingLineNumber();
    // Spreadsheets end with such lines.
    if (record.getFields().stream().allMatch(String::isBlank)) {
      return;
    }
    lines.add(
        record.getFieldCount() == width
            ? RosterLine.read(place, new Row(record))
            : RosterLine.unreadable(
                place,
                "has %d columns, the first line has %d".formatted(record.getFieldCount(), width)));
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
      return text.isEmpty() ? null : text;
    }

    @Override
    public Long number(String name, Fields fields) {
      String text = text(name, fields);
      OptionalLong number = text == null ? OptionalLong.empty() : fields.id(name, text.strip());
      return number.isPresent() ? number.getAsLong() : null;
    }
  }
}
