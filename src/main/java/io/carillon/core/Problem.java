package io.carillon.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The one application exception: what kind of fault it is and a text that is safe to show to
 * whoever caused it. Rolls the caller's transaction back ({@code ejb-jar.xml} says so for EJB,
 * Jakarta Transactions does it for any runtime exception).
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The closed set of faults, each with the HTTP status it is answered with. */
  public enum Kind {
    INVALID(400, "Bad request"),
    UNAUTHENTICATED(401, "Not signed in"),
    FORBIDDEN(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    CONFLICT(409, "Conflict"),
    TOO_LARGE(413, "Too large"),
    TOO_MANY(429, "Too many requests"),
    UNAVAILABLE(503, "Temporarily unavailable");

    private final int status;
    private final String title;

    Kind(int status, String title) {
      this.status = status;
      this.title = title;
    }

    public int status() {
      return status;
    }

    public String title() {
      return title;
    }
  }

  /** One field of the input, under its wire name, and what it should have been. */
  public record FieldError(String field, String message) {}

  // Plain, because a problem crosses protocols that know no records (RMI-IIOP), and versions: a
  // constant that one side doesn't know would break the reading of the whole.
  private final String kind;
  private final String[] fields;
  private final String[] messages;
  private final long retryAfterMillis;

  private Problem(Kind kind, String detail, List<FieldError> errors, Duration retryAfter) {
    super(detail);
    this.kind = kind.name();
    this.fields = errors.stream().map(FieldError::field).toArray(String[]::new);
    this.messages = errors.stream().map(FieldError::message).toArray(String[]::new);
    this.retryAfterMillis = retryAfter.toMillis();
  }

  public static Problem of(Kind kind, String detail) {
    return new Problem(kind, detail, List.of(), Duration.ZERO);
  }

  /** Bad input in one field. */
  public static Problem invalid(String field, String message) {
    return invalid(List.of(new FieldError(field, message)));
  }

  /** Bad input in one field or several; the detail names the first. */
  public static Problem invalid(List<FieldError> errors) {
    return of(Kind.INVALID, errors);
  }

  /** The same of another kind. */
  public static Problem of(Kind kind, List<FieldError> errors) {
    FieldError first = errors.get(0);
    return new Problem(kind, first.field() + ": " + first.message(), errors, Duration.ZERO);
  }

  /** Refused for now: the same call may succeed after {@code retryAfter}. */
  public static Problem later(Kind kind, String detail, Duration retryAfter) {
    return new Problem(kind, detail, List.of(), retryAfter);
  }

  /** A newer server's kind that this version doesn't know is {@code INVALID}. */
  public Kind kind() {
    return Stream.of(Kind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .orElse(Kind.INVALID);
  }

  public String detail() {
    return getMessage();
  }

  public List<FieldError> errors() {
    return IntStream.range(0, fields.length)
        .mapToObj(i -> new FieldError(fields[i], messages[i]))
        .toList();
  }

  public Optional<Duration> retryAfter() {
    return retryAfterMillis == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(retryAfterMillis));
  }
}
