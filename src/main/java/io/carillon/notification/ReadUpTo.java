package io.carillon.notification;

/**
 * How far someone has read.
 *
 * @param own up to and including this id
 * @param collegeSince what their college was told up to this id came before them and is no news
 */
public record ReadUpTo(long own, long collegeSince) {

  static final ReadUpTo NOTHING = new ReadUpTo(0, 0);

  /** The same for what goes to their college. */
  long ofCollege() {
    return Math.max(own, collegeSince);
  }

  public boolean covers(Notification notification) {
    return notification.id() <= (notification.toCollege() ? ofCollege() : own);
  }
}
