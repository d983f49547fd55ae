package io.carillon.bench.client;

/** A user of the measured server who can connect. */
public record Account(long userId, long collegeId, String token) {

  /** Never shows the token, wherever it is printed. */
  @Override
  public String toString() {
    return "Account[userId=" + userId + ", collegeId=" + collegeId + "]";
  }
}
